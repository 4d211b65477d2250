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

    public required string Reason { get; init; }

    public required string ApprovedBy { get; init; }

    public required DateOnly Expires { get; init; }

    public bool Covers(RuleId rule, ResourceId resource, DateTimeOffset now) =>
        (Rule is null || Rule == rule) && DateOnly.FromDateTime(now.UtcDateTime) <= Expires && Resource.Matches(resource);
}
