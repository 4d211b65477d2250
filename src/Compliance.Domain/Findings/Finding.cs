using System.Collections.Immutable;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Domain.Findings;

/// <summary>One cause: a rule that a resource fails, with every cluster that suffers from it.</summary>
public sealed record Finding
{
    public required FindingKey Key { get; init; }

    public required RuleDescriptor Rule { get; init; }

    /// <summary>The worst severity any judgement of this rule on this resource carried.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The resource at fault.</summary>
    public required ResourceId ResourceId { get; init; }

    public required string Message { get; init; }

    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>In the order of their ids; empty for a resource that no cluster depends on.</summary>
    public ImmutableArray<ResourceId> AffectedClusters { get; init; } = [];

    public bool IsExempted { get; init; }
}
