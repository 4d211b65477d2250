using System.Collections.Immutable;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Domain.Declarations;

/// <summary>A person's word for what a rule cannot read. It decides what is Unknown and overrules nothing.</summary>
public sealed record Attestation
{
    public required RuleId Rule { get; init; }

    /// <summary>The rule's resource at fault (design 4.3).</summary>
    public required ResourcePattern Resource { get; init; }

    public required bool IsCompliant { get; init; }

    /// <summary>The last day, UTC, on which it counts.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>The site it is limited to; null for every site.</summary>
    public string? Site { get; init; }

    public string? Statement { get; init; }

    /// <summary>Measured values by name, for example versions; as text.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string? By { get; init; }

    public DateOnly? On { get; init; }

    public string? Link { get; init; }

    public bool IsValidAt(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime) <= Expires;

    /// <param name="site">The site the judgement is made for; null when it holds for every site.</param>
    public bool Covers(ResourceId resource, Site? site, DateTimeOffset now) =>
        IsValidAt(now) && (Site is null || string.Equals(Site, site?.Name, StringComparison.OrdinalIgnoreCase)) && Resource.Matches(resource);
}
