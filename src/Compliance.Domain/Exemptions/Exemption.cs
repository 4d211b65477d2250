using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Domain.Exemptions;

/// <summary>An accepted non-compliance. Valid to the end of the UTC day of <see cref="Expires"/>.</summary>
public sealed record Exemption
{
    public required string Id { get; init; }

    /// <summary>The rule it excuses; null for every rule.</summary>
    public RuleId? Rule { get; init; }

    public required ResourcePattern Resource { get; init; }

    public ExemptionCategory Category { get; init; }

    public required string Reason { get; init; }

    public required string ApprovedBy { get; init; }

    public string? RequestedBy { get; init; }

    public string? Ticket { get; init; }

    public required DateOnly Expires { get; init; }

    public bool IsValidAt(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime) <= Expires;

    public bool Covers(RuleId rule, ResourceId resource, DateTimeOffset now) =>
        (Rule is null || Rule == rule) && IsValidAt(now) && Resource.Matches(resource);
}

public enum ExemptionCategory
{
    /// <summary>The risk is accepted.</summary>
    Waiver,

    /// <summary>Something else takes the rule's place.</summary>
    Mitigated,
}
