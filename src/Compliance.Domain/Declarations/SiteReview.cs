using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Declarations;

/// <summary>Holds the declared sites against the clusters and networks of an estate.</summary>
internal sealed class SiteReview
{
    private readonly Estate _estate;
    private readonly ImmutableArray<Site> _sites;
    private readonly HashSet<(Site Site, ResourcePattern Pattern)> _matching = [];
    private readonly SortedDictionary<ResourceId, List<string>> _contested = [];

    public SiteReview(Estate estate, ImmutableArray<Site> sites)
    {
        _estate = estate;
        _sites = sites;
        foreach (var cluster in sites.IsEmpty ? [] : estate.OfType<ConnectedCluster>())
        {
            Assign(cluster.Id);
        }
    }

    /// <summary>A cluster that two sites name would be judged by whichever comes first.</summary>
    public IEnumerable<string> Conflicts() => _contested.Select(pair => $"{pair.Key} is in more than one site: {string.Join(", ", pair.Value.Select(name => $"'{name}'"))}");

    public IEnumerable<string> Warnings() => _sites.SelectMany(Warnings);

    private void Assign(ResourceId cluster)
    {
        Site? first = null;
        foreach (var site in _sites)
        {
            if (!Names(site, cluster))
            {
                continue;
            }

            if (first is not null)
            {
                Contest(cluster, first).Add(site.Name);
            }

            first ??= site;
        }
    }

    // Every pattern is tried, also after one that matched: each is to be told that it matches nothing.
    private bool Names(Site site, ResourceId cluster)
    {
        var isNamed = false;
        foreach (var pattern in site.Clusters)
        {
            if (pattern.Matches(cluster))
            {
                isNamed = true;
                _matching.Add((site, pattern));
            }
        }

        return isNamed;
    }

    private List<string> Contest(ResourceId cluster, Site first)
    {
        if (!_contested.TryGetValue(cluster, out var names))
        {
            _contested.Add(cluster, names = [first.Name]);
        }

        return names;
    }

    private IEnumerable<string> Warnings(Site site)
    {
        if (site.Clusters.IsEmpty)
        {
            yield return $"Site '{site.Name}' names no clusters.";
        }

        foreach (var pattern in site.Clusters.Where(pattern => !_matching.Contains((site, pattern))))
        {
            yield return $"Site '{site.Name}': '{pattern}' matches no cluster of the estate.";
        }

        if (site is { DnsMode: DnsMode.Manual, Forwarder: not null })
        {
            yield return $"Site '{site.Name}': its forwarder is not looked at, because its DNS is manual.";
        }
        else if (site.Forwarder is { } forwarder && _estate.Find<VirtualNetwork>(forwarder.VirtualNetworkId) is null)
        {
            yield return $"Site '{site.Name}': the forwarder's network {forwarder.VirtualNetworkId} {AbsentIds.Word(_estate, forwarder.VirtualNetworkId, ResourceType.VirtualNetwork)}.";
        }

        if (site.Egress is { Mode: EgressMode.OnPremises, SecurityGroupIds.IsEmpty: false })
        {
            yield return $"Site '{site.Name}': its network security groups are not looked at, because its egress is on premises.";
            yield break;
        }

        foreach (var id in (site.Egress?.SecurityGroupIds ?? []).Where(id => _estate.Find<NetworkSecurityGroup>(id) is null))
        {
            yield return $"Site '{site.Name}': the network security group {id} {AbsentIds.Word(_estate, id, ResourceType.NetworkSecurityGroup)}.";
        }
    }
}
