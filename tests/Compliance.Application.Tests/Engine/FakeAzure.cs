using System.Collections.Immutable;
using System.Text;
using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Application.Sweeps;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Testing.Builders;

namespace Compliance.Application.Tests.Engine;

/// <summary>
/// An Azure of domain records: what Resource Manager answers, and an index that shows the same unless it is frozen. The
/// body of an observation is only a token that this object understands.
/// </summary>
internal sealed class FakeAzure(TimeProvider time) : IEstateReader, IConnectivityReader, IEventSubscriptionReader, IResourceParser
{
    private readonly Dictionary<string, Resource> _bodies = [];
    private List<Resource>? _frozen;

    /// <summary>What is there now.</summary>
    public EstateBuilder Now { get; private set; } = AnEstate.With();

    public List<ResourceId> ArmReads { get; } = [];

    public List<Slice> SliceReads { get; } = [];

    /// <summary>Thrown by reads of a resource, as long as it returns one.</summary>
    public Func<ResourceId, Exception?> Fault { get; set; } = _ => null;

    /// <summary>Thrown by reads of a slice, as long as it returns one.</summary>
    public Func<Slice, Exception?> SliceFault { get; set; } = _ => null;

    /// <summary>Resources that Azure is still at work on.</summary>
    public HashSet<ResourceId> Settling { get; } = [];

    /// <summary>What Event Grid has for a subscription; null where it does not tell.</summary>
    public Func<string, IEnumerable<EventSubscription>?> EventSubscriptions { get; set; } = _ => [];

    public void Holds(EstateBuilder estate) => Now = estate;

    /// <summary>From now on the index shows what is there at this moment; Resource Manager goes on.</summary>
    public void FreezeIndex() => _frozen = [.. Now.Rows];

    public void ThawIndex() => _frozen = null;

    public Task<EstateRead> ReadAsync(ScanScope scope, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(row => scope.Cluster is not { } cluster || row is not ConnectedCluster || row.Id == cluster));

    public Task<ConnectivityRead> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(new ConnectivityRead(
        [.. (_frozen ?? Now.Rows).OfType<ConnectedCluster>().Select(cluster => new ClusterConnectivity(cluster.Id, cluster.ConnectivityStatus.Text, cluster.LastConnectivityTime.Text))],
        time.GetUtcNow(),
        IsComplete: true));

    public Task<EstateRead> ReadSliceAsync(Slice slice, CancellationToken cancellationToken)
    {
        SliceReads.Add(slice);
        if (SliceFault(slice) is { } fault)
        {
            throw fault;
        }

        var clusters = (_frozen ?? Now.Rows).OfType<ConnectedCluster>().Where(cluster => IsIn(cluster, slice)).Select(cluster => cluster.Id).ToHashSet();
        return Task.FromResult(Answer(row => row switch
        {
            ConnectedCluster => clusters.Contains(row.Id),
            NetworkSecurityGroup => slice.SecurityGroups.Contains(row.Id),
            Machine machine => machine.PrivateLinkScopeResourceId.IsEmpty || (IdIn(machine.PrivateLinkScopeResourceId) is { } scope && slice.Scopes.Contains(scope)),
            Extension or FluxConfiguration => clusters.Contains(row.Id.Parent!) || Now.Rows.Any(host => host is ManagedCluster && host.Id == row.Id.Parent),
            CustomLocation location => IdIn(location.HostResourceId) is { } host && clusters.Contains(host),
            _ => true,
        }));
    }

    public Task<Observation> ReadResourceAsync(ResourceId id, CancellationToken cancellationToken)
    {
        ArmReads.Add(id);
        if (Fault(id) is { } fault)
        {
            throw fault;
        }

        var resource = Now.Rows.FirstOrDefault(row => row.Id == id);
        var body = resource is null ? null : $"{_bodies.Count}";
        if (resource is not null)
        {
            _bodies.Add(body!, resource);
        }

        return Task.FromResult(new Observation { ResourceId = id, ReadAt = time.GetUtcNow(), Json = body, Resource = resource, IsSettling = Settling.Contains(id) });
    }

    public Resource? Parse(ReadOnlyMemory<byte> utf8Json) => _bodies[Encoding.UTF8.GetString(utf8Json.Span)];

    public Task<ImmutableArray<EventSubscription>?> ReadAsync(string subscription, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<EventSubscription>?>(EventSubscriptions(subscription) is { } found ? [.. found] : null);

    private static bool IsIn(ConnectedCluster cluster, Slice slice) =>
        slice.Clusters.Contains(cluster.Id)
        || (IdIn(cluster.PrivateLinkScopeResourceId) is { } scope && slice.Scopes.Contains(scope))
        || slice.Subscriptions.Contains(cluster.Id.Subscription.ToString())
        || (!cluster.PrivateLinkState.Is("Enabled") && slice.UnassociatedOf.Any(pattern => pattern.Matches(cluster.Id)));

    private static ResourceId? IdIn(Value value) => ResourceId.TryParse(value.Text, out var id) ? id : null;

    private EstateRead Answer(Func<Resource, bool> includes)
    {
        var coverage = Now.Build().Coverage;
        return new EstateRead(new Domain.Estates.Estate((_frozen ?? Now.Rows).Where(includes), coverage, time.GetUtcNow()), TimeSpan.Zero);
    }
}
