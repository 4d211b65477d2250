using System.Collections.Immutable;
using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Application.Sweeps;
using Compliance.Domain.Ids;
using Compliance.Testing.Builders;

namespace Compliance.Functions.Tests.Fakes;

/// <summary>An Azure with nothing in it, read completely; remembers what was asked, and fails when told to.</summary>
internal sealed class EmptyAzure(TimeProvider time) : IEstateReader, IConnectivityReader, IEventSubscriptionReader
{
    public List<ScanScope> Scopes { get; } = [];

    public List<ResourceId> Resources { get; } = [];

    /// <summary>Clusters that the index shows as offline.</summary>
    public List<ResourceId> Offline { get; } = [];

    public Exception? Failure { get; set; }

    public Task<EstateRead> ReadAsync(ScanScope scope, CancellationToken cancellationToken)
    {
        Scopes.Add(scope);
        return Answer(() => new EstateRead(AnEstate.With().Build(), TimeSpan.Zero));
    }

    public Task<EstateRead> ReadSliceAsync(Slice slice, CancellationToken cancellationToken) =>
        Answer(() => new EstateRead(AnEstate.With().Build(), TimeSpan.Zero));

    public Task<Observation> ReadResourceAsync(ResourceId id, CancellationToken cancellationToken)
    {
        Resources.Add(id);
        return Answer(() => new Observation { ResourceId = id, ReadAt = time.GetUtcNow() });
    }

    Task<ConnectivityRead> IConnectivityReader.ReadAsync(CancellationToken cancellationToken) =>
        Answer(() => new ConnectivityRead([.. Offline.Select(id => new ClusterConnectivity(id, "Offline", null))], time.GetUtcNow(), IsComplete: true));

    Task<ImmutableArray<EventSubscription>?> IEventSubscriptionReader.ReadAsync(string subscription, CancellationToken cancellationToken) =>
        Answer(() => (ImmutableArray<EventSubscription>?)[]);

    private Task<T> Answer<T>(Func<T> answer) => Failure is null ? Task.FromResult(answer()) : Task.FromException<T>(Failure);
}
