using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Topologies;

namespace Compliance.Cli.Demo;

/// <summary>Picks the breaks of the story from whatever estate it plays on, so that each has something to break.</summary>
internal static class DemoStory
{
    /// <returns>Up to three breaks, on different scopes where the estate has them.</returns>
    public static IReadOnlyList<DemoBreak> Of(Assessment assessment)
    {
        var topology = assessment.Topology;
        var proven = assessment.Clusters.Where(cluster => cluster.Verdict is Verdict.Proven).Select(cluster => topology.FindCluster(cluster.ClusterId)!).ToList();
        var scopes = proven.GroupBy(cluster => cluster.Scope!).OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Id).ToList();
        var breaks = new List<DemoBreak>();
        if (LinkThatMatters(scopes.Select(group => group.Key), topology) is { } link)
        {
            breaks.Add(LoseLink(link));
        }

        if (scopes.Count > 0)
        {
            breaks.Insert(0, OpenPublicAccess(scopes[Math.Min(1, scopes.Count - 1)].Key));
            breaks.Insert(0, LoseAssociation(scopes[0].OrderBy(cluster => cluster.Id).First()));
        }

        return breaks;
    }

    private static DemoBreak LoseAssociation(ClusterNode cluster)
    {
        var scope = ResourceId.Parse(cluster.Cluster.PrivateLinkScopeResourceId.Text!);
        return new DemoBreak(
            $"cluster {cluster.Id.Name} loses its association",
            new("ARC-PL-001"),
            cluster.Id,
            (arm, token) => DemoEdits.AssociateAsync(arm, cluster.Id, null, token),
            (arm, token) => DemoEdits.AssociateAsync(arm, cluster.Id, scope, token));
    }

    private static DemoBreak OpenPublicAccess(ScopeNode scope) => new(
        $"scope {scope.Id.Name} opens public access",
        new("ARC-PL-011"),
        scope.Id,
        (arm, token) => DemoEdits.SetPublicAccessAsync(arm, scope.Id, "Enabled", token),
        (arm, token) => DemoEdits.SetPublicAccessAsync(arm, scope.Id, "Disabled", token));

    private static DemoBreak LoseLink(LinkNode link) => new(
        $"zone {link.Zone.Id.Name} loses its link to {link.Network!.Id.Name}",
        new("ARC-DNS-003"),
        link.Zone.Id,
        (arm, token) => arm.DeleteAsync(link.Id, token),
        (arm, token) => DemoEdits.LinkAsync(arm, link.Id, link.Network.Id, token));

    // The only link of a zone: with a second one left, its loss might break nothing.
    private static LinkNode? LinkThatMatters(IEnumerable<ScopeNode> scopes, Topology topology) => scopes
        .SelectMany(scope => topology.Groups.Where(group => group.Scope == scope))
        .SelectMany(group => group.Chain.Zones)
        .Where(zone => zone.Links.Count == 1 && zone.Links[0] is { IsCompleted: true, Network: not null })
        .OrderByDescending(zone => zone.Id.Name, StringComparer.Ordinal)
        .Select(zone => zone.Links[0])
        .FirstOrDefault();
}
