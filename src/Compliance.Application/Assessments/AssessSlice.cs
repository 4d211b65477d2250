using System.Collections.Concurrent;
using Compliance.Application.Changes;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Assessments;

/// <summary>
/// Reads, judges and records what a set of changes can affect (design 4.8, points 3 and 4): the changed resources from
/// Resource Manager, their surroundings from Resource Graph, and every recent ARM read laid over both.
/// </summary>
public sealed class AssessSlice(
    IEstateReader azure,
    ObservationLog observations,
    RelationIndex relations,
    IFindingStore findings,
    IProofStore proofs,
    Judge judge,
    DeclarationSet declarations,
    RecordAssessment record,
    AssessmentRuns runs,
    AssessorTenure tenure,
    IOptions<AssessmentOptions> options,
    TimeProvider time)
{
    private DateTimeOffset _failedAt;

    /// <returns>The changes whose resources are to be looked at again, with the time; all others are done.</returns>
    public async Task<IReadOnlyDictionary<Change, DateTimeOffset>> RunAsync(IReadOnlyList<Change> changes, long fence, CancellationToken cancellationToken)
    {
        try
        {
            return await AssessAsync(changes, fence, cancellationToken);
        }
        catch
        {
            _failedAt = time.GetUtcNow();
            throw;
        }
    }

    private async Task<IReadOnlyDictionary<Change, DateTimeOffset>> AssessAsync(IReadOnlyList<Change> changes, long fence, CancellationToken cancellationToken)
    {
        using var run = runs.Begin(changes);
        var started = time.GetUtcNow();
        var targets = changes.Select(change => change.ResourceId).Distinct().ToList();
        var fresh = await ReadTargetsAsync(targets, cancellationToken);
        var known = await relations.ReadAsync(cancellationToken);
        var recent = await observations.RecentAsync(cancellationToken);
        var open = await findings.ListOpenAsync(cancellationToken);
        var judged = await JudgeAsync(fresh, known, recent, open, run, cancellationToken);
        var (slice, assessment, current) = (judged.Slice, judged.Assessment, judged.Relations);
        var estate = assessment.Topology.Estate;
        var scopes = slice.Scopes.ToHashSet();
        var sites = new SliceSites(declarations, known);
        var sequence = new StageTimes(changes, started, judged.ReadAt, time.GetUtcNow(), InsideAzure(fresh) + judged.InsideAzure);
        await record.RecordAsync(
            new AssessmentContext
            {
                Assessment = assessment,
                Kind = AssessmentKind.Changes,
                ReadAt = fresh.Min(observation => observation.ReadAt) is var first && first < estate.ReadAt ? first : estate.ReadAt,
                IsWhole = id => IsCluster(id) ? estate.Find(id) is not null || targets.Contains(id)
                    : (!IsSubscriptionWide(id) || slice.Subscriptions.Contains(SubscriptionOf(id))) && scopes.IsSupersetOf(known.ScopesOf(id)) && scopes.IsSupersetOf(current.ScopesOf(id)) && sites.IsWhole(id, slice),
                // A scope that clusters named may never have been there to be read: the slice asked for it.
                IsDeleted = id => (judged.Recent.TryGetValue(id, out var observed) && observed is null) || (scopes.Contains(id) && estate.IsMissing(id)),
                LedgerOf = sequence.LedgerOf,
                Touched = changes.All(IsNew) ? TouchedBy(fresh) : null,
                Open = open,
            },
            fence,
            cancellationToken);
        await proofs.RemoveAsync([.. fresh.Where(observation => observation.Json is null && IsCluster(observation.ResourceId)).Select(observation => observation.ResourceId)], fence, cancellationToken);
        await relations.RenewAsync(current, scopes, fence, cancellationToken);
        run.End(assessment.IsComplete);
        return UnsettledOf(changes, fresh);
    }

    private Dictionary<Change, DateTimeOffset> UnsettledOf(IReadOnlyList<Change> changes, IReadOnlyList<Observation> fresh)
    {
        var again = new LookAgain(options.Value);
        var seen = fresh.ToDictionary(observation => observation.ResourceId);
        return changes
            .Select(change => (Change: change, At: again.At(change, seen[change.ResourceId], time.GetUtcNow())))
            .Where(look => look.At is not null)
            .ToDictionary(look => look.Change, look => look.At!.Value);
    }

    private async Task<IReadOnlyList<Observation>> ReadTargetsAsync(List<ResourceId> targets, CancellationToken cancellationToken)
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

    /// <summary>
    /// Reads and judges what the changes can affect. A cause that other scopes share is judged with all it affects only where
    /// that can matter: it has an open finding, or is found now, and then what was read was too little. Any other shared cause
    /// is as it was, with and without this change, and the clusters of the other scopes need not be read for it.
    /// </summary>
    private async Task<JudgedSlice> JudgeAsync(IReadOnlyList<Observation> fresh, RelationMap known, IReadOnlyDictionary<ResourceId, Resource?> recent, IReadOnlyList<StoredFinding> open, AssessmentRun run, CancellationToken cancellationToken)
    {
        var causes = open.Select(finding => finding.ResourceId).Where(RelationMap.IsCause).ToHashSet();
        var (further, insideAzure) = (new HashSet<ResourceId>(), TimeSpan.Zero);
        while (true)
        {
            var (slice, read) = await ReadSliceAsync(await SliceOfAsync(fresh, known, causes, further, cancellationToken), recent, cancellationToken);
            recent = await LookAtPartsAsync(fresh, read.Estate, recent, cancellationToken);
            var estate = read.Estate.With(recent.Where(observation => Concerns(observation, slice, read.Estate.Find(observation.Key))));
            insideAzure += read.InsideAzure;
            var readAt = time.GetUtcNow();
            run.Read();
            var assessment = judge.Assess(Topology.Link(estate, declarations, time.GetUtcNow()));
            var current = RelationMap.Of(assessment.Topology);
            var shared = assessment.Findings.Select(finding => finding.ResourceId).Where(RelationMap.IsCause)
                .Select(id => known.ScopesOf(id).Concat(current.ScopesOf(id)).ToHashSet())
                .Where(scopes => scopes.Overlaps(slice.Scopes))
                .SelectMany(scopes => scopes);
            var missing = shared.Except(slice.Scopes).ToList();
            if (missing.Count == 0)
            {
                run.Judged(assessment, InsideAzure(fresh) + insideAzure);
                return new JudgedSlice(slice, assessment, current, recent, readAt, insideAzure);
            }

            run.ReadMore();
            further.UnionWith(missing);
            causes.UnionWith(assessment.Findings.Select(finding => finding.ResourceId));
        }
    }

    /// <summary>
    /// Azure writes records by itself, and what hangs on a resource goes with it, and no event tells of either: what was read of such a one
    /// before says nothing any more where the index says something else. The index may lag behind, so Resource Manager decides.
    /// </summary>
    private async Task<IReadOnlyDictionary<ResourceId, Resource?>> LookAtPartsAsync(IReadOnlyList<Observation> fresh, Estate index, IReadOnlyDictionary<ResourceId, Resource?> recent, CancellationToken cancellationToken)
    {
        var changed = fresh.Select(observation => observation.ResourceId).ToHashSet();
        var areRecordsWritten = SettledTypes.MakeAzureWriteRecords(fresh);
        var doubted = recent.Where(read => !changed.Contains(read.Key) && (changed.Contains(read.Key.Parent) || (areRecordsWritten && IsRecordOf(index, read.Key))) && !Equals(index.Find(read.Key), read.Value))
            .Select(read => read.Key)
            .ToList();
        if (doubted.Count == 0)
        {
            return recent;
        }

        await ReadTargetsAsync(doubted, cancellationToken);
        return await observations.RecentAsync(cancellationToken);
    }

    private static bool IsRecordOf(Estate index, ResourceId id) => ResourceType.Find(id.TypeName) == ResourceType.RecordSet && index.Find(id.Parent) is not null;

    // An assessor that died, or a run that failed, may have stored the findings of an older change and not their proofs.
    private bool IsNew(Change change) => change.ReceivedAt > tenure.Since && change.ReceivedAt > _failedAt;

    /// <summary>
    /// Clusters share what they are judged by with their scope, site and region, and of a declared site also who else is in it: a
    /// change of some clusters outside of such sites leaves the proofs of all others as they are.
    /// </summary>
    /// <returns>Null where a change is about something that clusters share.</returns>
    private HashSet<ResourceId>? TouchedBy(IReadOnlyList<Observation> fresh)
    {
        var clusters = fresh.Select(ClusterOf).ToHashSet();
        return clusters.All(cluster => IsCluster(cluster) && declarations.SiteOf(cluster) == Site.Default) ? clusters : null;
    }

    private static ResourceId ClusterOf(Observation observation) => observation.Resource switch
    {
        CustomLocation location => References.Of(location).FirstOrDefault(IsCluster),
        _ => IsCluster(observation.ResourceId) ? observation.ResourceId : observation.ResourceId.Parent,
    };

    private async Task<Slice> SliceOfAsync(IReadOnlyList<Observation> fresh, RelationMap known, IReadOnlySet<ResourceId> causes, IReadOnlySet<ResourceId> further, CancellationToken cancellationToken)
    {
        var scopes = further.ToHashSet();
        var clusters = new HashSet<ResourceId>();
        var subscriptions = new HashSet<string>();
        foreach (var observation in fresh)
        {
            var id = observation.ResourceId;
            var named = observation.Resource is null ? [] : References.Of(observation.Resource).ToList();
            scopes.UnionWith(known.ScopesOf(id));
            scopes.UnionWith(known.ScopesOf(id.Parent));
            scopes.UnionWith(named.SelectMany(known.ScopesOf));
            scopes.UnionWith(named.Append(id).Where(IsScope));
            // What hangs on a cluster affects that cluster and nothing else.
            clusters.UnionWith(named.Append(id.Parent).Append(id).Where(IsCluster));
            if (IsCluster(id) && (await proofs.FindAsync(id, cancellationToken))?.ScopeId is { } former)
            {
                // The scope it had: its shared findings lose this cluster.
                scopes.Add(former);
            }

            if (IsSubscriptionWide(id))
            {
                subscriptions.Add(SubscriptionOf(id));
                scopes.UnionWith(known.Scopes.Where(scope => scope.IsInSubscriptionOf(id)));
            }
        }

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
    private async Task<(Slice Slice, EstateRead Read)> ReadSliceAsync(Slice slice, IReadOnlyDictionary<ResourceId, Resource?> recent, CancellationToken cancellationToken)
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

    // A recent read of a cluster that is no part of the slice must not bring half of another scope into it.
    private static bool Concerns(KeyValuePair<ResourceId, Resource?> observation, Slice slice, Resource? row) => observation.Value switch
    {
        ConnectedCluster cluster => row is not null || slice.Clusters.Contains(cluster.Id)
            || slice.Subscriptions.Contains(SubscriptionOf(cluster.Id))
            || (ResourceId.TryParse(cluster.PrivateLinkScopeResourceId.Text, out var scope) && slice.Scopes.Contains(scope)),
        _ => true,
    };

    // Many are read side by side: what counts is the time in which at least one was under way.
    private static TimeSpan InsideAzure(IReadOnlyList<Observation> observations)
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

    private static bool IsCluster(ResourceId id) => ResourceType.Find(id.TypeName) == ResourceType.ConnectedCluster;

    // What belongs to a whole subscription affects clusters of other slices too: only the sweep sees them all, or a slice that
    // reads the subscription's clusters because the change is about it.
    private static bool IsSubscriptionWide(ResourceId id) =>
        ResourceType.Find(id.TypeName) is { } type && (type == ResourceType.Provider || type == ResourceType.Subscription);

    private static string SubscriptionOf(ResourceId id) => id.Subscription.ToString().ToLowerInvariant();

    private static bool IsScope(ResourceId id) => ResourceType.Find(id.TypeName) == ResourceType.PrivateLinkScope;

    private sealed record JudgedSlice(Slice Slice, Assessment Assessment, RelationMap Relations, IReadOnlyDictionary<ResourceId, Resource?> Recent, DateTimeOffset ReadAt, TimeSpan InsideAzure);
}
