using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Infrastructure.Estates;

/// <summary>A planned query and what came of it.</summary>
internal sealed record AnsweredQuery(PlannedQuery Planned, GraphRead Read);

/// <summary>The subscriptions an area turned out to have.</summary>
/// <param name="Ids">Lower-cased.</param>
internal sealed record AnsweredArea(QueryArea Area, IReadOnlySet<string> Ids, ReadOutcome Outcome, bool IsCut);

/// <summary>The zone groups of an endpoint.</summary>
internal sealed record AnsweredEndpoint(ResourceId Endpoint, IReadOnlyList<Resource> ZoneGroups, ReadOutcome Outcome);
