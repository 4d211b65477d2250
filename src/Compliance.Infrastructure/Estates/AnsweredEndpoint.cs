using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Infrastructure.Estates;

/// <summary>The zone groups of an endpoint.</summary>
internal sealed record AnsweredEndpoint(ResourceId Endpoint, IReadOnlyList<Resource> ZoneGroups, ReadOutcome Outcome);
