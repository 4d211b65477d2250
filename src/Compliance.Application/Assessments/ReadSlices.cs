using System.Collections.Concurrent;
using Compliance.Application.Estates;
using Compliance.Application.Proofs;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Assessments;

/// <summary>What a set of changes makes the assessor read: the changed resources themselves, and the slice of the estate they can affect.</summary>
public sealed class ReadSlices(IEstateReader azure, ObservationLog observations, IProofStore proofs, DeclarationSet declarations, IOptions<AssessmentOptions> options)
{
    /// <summary>Reads the changed resources from Resource Manager, and keeps what it read.</summary>
    /// <exception cref="AzureUnavailableException">Azure answered for none of them.</exception>
    /// <exception cref="InvalidOperationException">It answered for some.</exception>
    internal async Task<IReadOnlyList<Observation>> ReadTargetsAsync(List<ResourceId> targets, CancellationToken cancellationToken)
    {
        var read = new Observation[targets.Count];
        var away = new ConcurrentBag<AzureUnavailableException>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, targets.Count),
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.ParallelReads, CancellationToken = cancellationToken },
            async (index, token) =>
            {
                try
                {
                    read[index] = await azure.ReadResourceAsync(targets[index], token);
                }
                catch (AzureUnavailableException one)
                {
                    away.Add(one);
                }
            });
        if (away.TryPeek(out var first))
        {
            // Where Azure answers for others it is about these resources; where it answers for none it is about Azure.
            throw away.Count == targets.Count ? first : new InvalidOperationException($"{away.Count} of {targets.Count} resources could not be read: {first.Message}", first);
        }

        await observations.AddAsync(read, cancellationToken);
        return read;
    }

    /// <param name="fresh">The changed resources, as just read.</param>
    /// <param name="causes">What is read with all it affects.</param>
    /// <param name="further">Scopes that are read beside those that the changes lead to.</param>
    internal async Task<Slice> SliceOfAsync(IReadOnlyList<Observation> fresh, RelationMap known, IReadOnlySet<ResourceId> causes, IReadOnlySet<ResourceId> further, CancellationToken cancellationToken)
    {
        var scopes = further.ToHashSet();
        var clusters = new HashSet<ResourceId>();
        var subscriptions = new HashSet<string>();
        foreach (var observation in fresh)
        {
            var id = observation.ResourceId;
            var named = observation.Resource is null ? [] : References.Of(observation.Resource).ToList();
            scopes.UnionWith(id.WithParent.SelectMany(known.ScopesOf));
            scopes.UnionWith(named.SelectMany(known.ScopesOf));
            scopes.UnionWith(named.Append(id).Where(one => one.IsScope));
            // What hangs on a cluster affects that cluster and nothing else.
            clusters.UnionWith(named.Concat(id.WithParent).Where(one => one.IsCluster));
            if (id.IsSubscriptionWide)
            {
                subscriptions.Add(id.SubscriptionKey);
                scopes.UnionWith(known.Scopes.Where(scope => scope.IsInSubscriptionOf(id)));
            }
        }

        // The scopes that clusters had, whatever of them changed: shared findings lose them, and their proofs will not name the scope any more.
        var former = new ConcurrentBag<ResourceId>();
        await Parallel.ForEachAsync(
            clusters,
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.ParallelReads, CancellationToken = cancellationToken },
            async (cluster, token) =>
            {
                if ((await proofs.FindAsync(cluster, token))?.ScopeId is { } scope)
                {
                    former.Add(scope);
                }
            });
        scopes.UnionWith(former);
        var sites = new SliceSites(declarations, known);
        scopes.UnionWith(sites.ScopesOfSitesOf(clusters));
        var closed = known.Close(scopes, causes);
        // A cluster whose scope is read anyway comes with it: a storm over all clusters of a scope names none of them.
        var covered = fresh.Where(observation => observation.Resource is ConnectedCluster && References.Of(observation.Resource).Any(closed.Contains)).Select(observation => observation.ResourceId);
        return new Slice(closed, [.. clusters.Except(covered)])
        {
            Subscriptions = subscriptions,
            UnassociatedOf = sites.PatternsOf(closed, clusters, fresh.Select(observation => observation.ResourceId)),
            SecurityGroups = sites.SecurityGroups,
            Settled = SettledTypes.Of(fresh),
        };
    }

    /// <summary>
    /// An index may not know yet that a cluster came into one of the scopes. Resource Manager has said so: what hangs on the
    /// cluster is then asked for by the cluster's own id, in a second read.
    /// </summary>
    internal async Task<(Slice Slice, EstateRead Read)> ReadAsync(Slice slice, IReadOnlyDictionary<ResourceId, Resource?> recent, CancellationToken cancellationToken)
    {
        var read = await azure.ReadSliceAsync(slice, cancellationToken);
        var missed = recent.Where(observation => observation.Value is ConnectedCluster && read.Estate.Find(observation.Key) is null && !slice.Clusters.Contains(observation.Key) && Concerns(observation, slice, null))
            .Select(observation => observation.Key)
            .ToList();
        if (missed.Count == 0)
        {
            return (slice, read);
        }

        slice = slice with { Clusters = [.. slice.Clusters, .. missed] };
        var again = await azure.ReadSliceAsync(slice, cancellationToken);
        return (slice, again with { InsideAzure = read.InsideAzure + again.InsideAzure });
    }

    /// <summary>
    /// Azure writes records by itself, and the connections of a scope with those of its endpoints, and what hangs on a resource goes with
    /// it, and no event tells of any: what was read of such a one before says nothing any more where the index says something else. The
    /// index may lag behind, so Resource Manager decides.
    /// </summary>
    /// <returns>The recent reads, those among them.</returns>
    internal async Task<IReadOnlyDictionary<ResourceId, Resource?>> LookAtPartsAsync(IReadOnlyList<Observation> fresh, Estate index, IReadOnlyDictionary<ResourceId, Resource?> recent, CancellationToken cancellationToken)
    {
        var changed = fresh.Select(observation => observation.ResourceId).ToHashSet();
        var connected = fresh.Where(one => HasConnections(one.ResourceId)).ToList();
        var areRecordsWritten = SettledTypes.MakeAzureWriteRecords(fresh);
        var doubted = recent.Where(read => !changed.Contains(read.Key) && IsWrittenWith(read) && !Equals(index.Find(read.Key), read.Value))
            .Select(read => read.Key)
            .ToList();
        if (doubted.Count == 0)
        {
            return recent;
        }

        await ReadTargetsAsync(doubted, cancellationToken);
        return await observations.RecentAsync(cancellationToken);

        bool IsWrittenWith(KeyValuePair<ResourceId, Resource?> read) =>
            (read.Key.Parent is { } parent && changed.Contains(parent))
            || (areRecordsWritten && IsRecordOf(index, read.Key))
            || (HasConnections(read.Key) && connected.Exists(one => Names(one.Resource, read.Key) || Names(read.Value, one.ResourceId) || Names(index.Find(read.Key), one.ResourceId)));
    }

    /// <summary>Whether a recent read belongs into a slice: one of a cluster that is no part of it must not bring half of another scope into it.</summary>
    /// <param name="row">What the slice has of it.</param>
    internal static bool Concerns(KeyValuePair<ResourceId, Resource?> observation, Slice slice, Resource? row) => observation.Value switch
    {
        ConnectedCluster cluster => row is not null || slice.Clusters.Contains(cluster.Id)
            || slice.Subscriptions.Contains(cluster.Id.SubscriptionKey)
            || (ResourceId.TryParse(cluster.PrivateLinkScopeResourceId.Text, out var scope) && slice.Scopes.Contains(scope)),
        _ => true,
    };

    /// <summary>Many are read side by side: what counts is the time in which at least one was under way.</summary>
    internal static TimeSpan InsideAzure(IReadOnlyList<Observation> observations)
    {
        var (total, until) = (TimeSpan.Zero, DateTimeOffset.MinValue);
        foreach (var observation in observations.OrderBy(observation => observation.ReadAt))
        {
            var end = observation.ReadAt + observation.InsideAzure;
            if (end > until)
            {
                total += end - (observation.ReadAt > until ? observation.ReadAt : until);
                until = end;
            }
        }

        return total;
    }

    private static bool HasConnections(ResourceId id) => ResourceType.Find(id.TypeName) is { } type && (type == ResourceType.PrivateEndpoint || type == ResourceType.PrivateLinkScope);

    private static bool Names(Resource? resource, ResourceId other) => resource is not null && References.Of(resource).Contains(other);

    private static bool IsRecordOf(Estate index, ResourceId id) => ResourceType.Find(id.TypeName) == ResourceType.RecordSet && index.Find(id.Parent) is not null;
}
