using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>The clusters of an estate in their groups, with the subscriptions they are in.</summary>
internal sealed class ClusterMap
{
    private readonly Estate _estate;
    private readonly DeclarationSet _declarations;
    private readonly NetworkMap _networks;
    private readonly ZoneMap _zones;
    private readonly ScopeMap _scopes;
    private readonly Dictionary<(ScopeNode? Scope, Site Site), Chain> _chains = [];
    private readonly Dictionary<GroupKey, ClusterGroup> _groups = [];
    private readonly Dictionary<Site, ImmutableArray<SecurityGroupNode>> _securityGroups = [];
    private readonly SubscriptionMap _subscriptions;
    private readonly Dictionary<ResourceId, int> _rows = [];

    public ClusterMap(Estate estate, DeclarationSet declarations, NetworkMap networks, ZoneMap zones, ScopeMap scopes)
    {
        _estate = estate;
        _declarations = declarations;
        _networks = networks;
        _zones = zones;
        _scopes = scopes;
        _subscriptions = new SubscriptionMap(estate);
        ConnectedCluster[] rows = [.. estate.OfType<ConnectedCluster>()];
        var ids = Array.ConvertAll(rows, row => row.Id);
        int[] order = [];
        AsRead = new ClusterNode[rows.Length];
        // To index a hundred thousand ids takes as long as to link their clusters, and neither needs the other.
        Parallel.Invoke(
            () =>
            {
                order = IdOrder.Of(ids);
                Index(ids);
            },
            () => LinkClusters(rows));
        InOrder = Array.ConvertAll(order, row => AsRead[row]);
        IdsInOrder = [.. order.Select(row => ids[row])];
        LinkUnusedScopes();
    }

    /// <summary>In the order of their ids.</summary>
    public ClusterNode[] InOrder { get; }

    /// <summary>Each at the place of its cluster in that order.</summary>
    public ImmutableArray<ResourceId> IdsInOrder { get; }

    /// <summary>In the order of the rows.</summary>
    public ClusterNode[] AsRead { get; }

    public IReadOnlyCollection<ClusterGroup> Groups => _groups.Values;

    public IReadOnlyCollection<SubscriptionNode> Subscriptions => _subscriptions.Nodes;

    public ClusterNode? Find(ResourceId? id) => id is not null && _rows.TryGetValue(id, out var row) ? AsRead[row] : null;

    private void Index(ResourceId[] ids)
    {
        _rows.EnsureCapacity(ids.Length);
        for (var row = 0; row < ids.Length; row++)
        {
            _rows.Add(ids[row], row);
        }
    }

    private void LinkClusters(ConnectedCluster[] rows)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            AsRead[row] = Link(rows[row]);
        }
    }

    private ClusterNode Link(ConnectedCluster cluster)
    {
        var scope = _scopes.Find(cluster.PrivateLinkScopeResourceId);
        if (scope is not null && !cluster.IsProvisionedCluster)
        {
            scope.IsNamedByClusters = true;
        }

        var subscription = _subscriptions.Of(cluster.Id);
        var node = GroupOf(scope, _declarations.SiteOf(cluster.Id), cluster.Region).Add(cluster, subscription);
        subscription.Add(node);
        return node;
    }

    private void LinkUnusedScopes()
    {
        var inUse = _groups.Values.Select(group => group.Scope).ToHashSet();
        foreach (var scope in _scopes.Scopes.Where(scope => !inUse.Contains(scope)).ToList())
        {
            GroupOf(scope, Site.Default, default);
        }
    }

    private ClusterGroup GroupOf(ScopeNode? scope, Site site, Region region)
    {
        var key = new GroupKey(scope, site, region);
        if (!_groups.TryGetValue(key, out var group))
        {
            group = new ClusterGroup(scope, site, region, ChainOf(scope, site))
            {
                SecurityGroups = SecurityGroupsOf(site),
                // A scope that exists, or that a cluster names; not one that only an endpoint still points to.
                ScopeSubscription = scope is { Resource: not null } or { IsNamedByClusters: true } ? _subscriptions.Of(scope.Id) : null,
            };
            _groups.Add(key, group);
        }

        return group;
    }

    private Chain ChainOf(ScopeNode? scope, Site site)
    {
        if (!_chains.TryGetValue((scope, site), out var chain))
        {
            // Behind a scope that was not read nothing is reached (design 4.3), whatever an endpoint says of it.
            chain = scope is not { Presence: Presence.Read } ? Chain.Empty(site) : new ChainWalk(scope, site, _networks, _zones).Walk();
            _chains.Add((scope, site), chain);
        }

        return chain;
    }

    private ImmutableArray<SecurityGroupNode> SecurityGroupsOf(Site site)
    {
        if (!_securityGroups.TryGetValue(site, out var nodes))
        {
            nodes = site.Egress is { Mode: EgressMode.Azure } egress
                ? [.. egress.SecurityGroupIds.Distinct().Order().Select(id => new SecurityGroupNode(id, _estate.Find<NetworkSecurityGroup>(id), _estate.PresenceOf(id, ResourceType.NetworkSecurityGroup)))]
                : [];
            _securityGroups.Add(site, nodes);
        }

        return nodes;
    }

    /// <summary>What clusters of one group have in common.</summary>
    private readonly record struct GroupKey(ScopeNode? Scope, Site Site, Region Region)
    {
        // A site is a long record, and its name is its own.
        public override int GetHashCode() => HashCode.Combine(Scope, Site.Name, Region);
    }
}
