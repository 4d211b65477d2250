using Compliance.Domain.Declarations;

namespace Compliance.Domain.Rules;

/// <summary>What is fixed about a rule.</summary>
public sealed record RuleDescriptor
{
    public required RuleId Id { get; init; }

    /// <summary>What should be, as a sentence without a full stop: the heading of a finding.</summary>
    public required string Title { get; init; }

    public required Hop Hop { get; init; }

    /// <summary>The severity of a judgement that carries none of its own.</summary>
    public required Severity Severity { get; init; }

    /// <summary>True when an Unknown of this rule leaves its hop unknown.</summary>
    public bool IsMandatory { get; init; }

    /// <summary>True when, for a site that writes its own DNS, an Unknown of this rule leaves its hop unknown.</summary>
    public bool IsMandatoryInManualDns { get; init; }

    /// <summary>
    /// A rule over the cluster whose Compliant decides this one for that cluster where this one is Unknown: a connection
    /// that works proves the ways it takes (design 4.3, CON-003). It never overrides what this rule can tell.
    /// </summary>
    public RuleId? DecidedBy { get; init; }

    /// <summary>True for the rules that stand down for a site that writes its own DNS (design 4.3, "Manual DNS").</summary>
    public bool NeedsPrivateZones { get; init; }

    /// <summary>
    /// True for a rule that judges the values its attestations give: then their bare outcome fills nothing in that the values
    /// leave open. An attestation without values still decides by its outcome.
    /// </summary>
    public bool JudgesAttestedValues { get; init; }

    public RemediationAction Remediation { get; init; }

    public bool IsMandatoryFor(Site site) => IsMandatory || (IsMandatoryInManualDns && site.DnsMode is DnsMode.Manual);
}
