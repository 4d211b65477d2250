using System.Collections.Immutable;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Domain.Judging;

/// <summary>Everything one rule could not decide for one reason.</summary>
public sealed record Unknowns
{
    public required RuleDescriptor Rule { get; init; }

    public required UnknownReason Reason { get; init; }

    /// <summary>What would decide it.</summary>
    public required string Message { get; init; }

    public required ImmutableArray<ResourceId> Clusters { get; init; }

    public required ImmutableArray<ResourceId> Resources { get; init; }

    public required ImmutableArray<Wanted> Wanted { get; init; }
}
