using System.Collections.Frozen;
using System.Collections.Immutable;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Domain.Declarations;

/// <summary>What no ARM property can tell, as the user wrote it down (design 4.2). The default declares nothing.</summary>
public sealed record DeclarationSet
{
    private readonly ImmutableArray<Attestation> _attestations = [];
    private readonly FrozenDictionary<RuleId, ImmutableArray<Attestation>> _byRule = FrozenDictionary<RuleId, ImmutableArray<Attestation>>.Empty;

    public static DeclarationSet None { get; } = new();

    /// <summary><c>publicNetworkAccess: mayBeEnabled</c>: public access on a scope is accepted.</summary>
    public bool PublicAccessMayBeEnabled { get; init; }

    /// <summary><c>preview.sameSubscription</c>: the preview's rule that cluster, scope and network share a subscription holds.</summary>
    public bool MustShareSubscription { get; init; } = true;

    /// <summary>Who acknowledged that the feature is in preview; null when nobody did.</summary>
    public string? PreviewAcknowledgedBy { get; init; }

    /// <summary>For example <c>1.36.1</c>; null when it was not declared.</summary>
    public string? LatestAgentVersion { get; init; }

    /// <summary>Hosts of Git, Helm or OCI sources that are reached privately.</summary>
    public ImmutableArray<string> PrivateGitHosts { get; init; } = [];

    /// <summary>Scopes that servers are known to share.</summary>
    public ImmutableArray<ResourceId> AcknowledgedSharedScopes { get; init; } = [];

    /// <summary>Endpoints outside the estate that may be approved; null when the list was not declared, which is not an empty one.</summary>
    public ImmutableArray<ResourceId>? TrustedPrivateEndpointIds { get; init; }

    public ImmutableArray<Site> Sites { get; init; } = [];

    public ImmutableArray<Attestation> Attestations
    {
        get => _attestations;
        init
        {
            _attestations = value;
            _byRule = value.GroupBy(attestation => attestation.Rule).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
        }
    }

    /// <summary>What was probed on site, in any order.</summary>
    public ImmutableArray<ProbeEvidence> Probes { get; init; } = [];

    public ImmutableArray<Attestation> AttestationsOf(RuleId rule) => _byRule.TryGetValue(rule, out var found) ? found : [];

    /// <summary>The site of a cluster; the default site when no declared one names it.</summary>
    public Site SiteOf(ResourceId cluster)
    {
        foreach (var site in Sites)
        {
            if (site.Contains(cluster))
            {
                return site;
            }
        }

        return Site.Default;
    }

    /// <summary>The probes of a site that count at that time, newest first.</summary>
    public IEnumerable<ProbeEvidence> ProbesOf(Site site, DateTimeOffset now) =>
        Probes.Where(probe => probe.IsOf(site) && probe.IsValidAt(now)).OrderByDescending(probe => probe.ObservedAt);
}
