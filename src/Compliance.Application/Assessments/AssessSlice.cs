using System.Collections.Immutable;
using Compliance.Application.Changes;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Assessments;

/// <summary>
/// Reads, judges and records what a set of changes can affect (design 4.8, points 3 and 4): the changed resources from
/// Resource Manager, their surroundings from Resource Graph, and every recent ARM read laid over both.
/// </summary>
public sealed class AssessSlice(
    ReadSlices read,
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
        var fresh = await read.ReadTargetsAsync(targets, cancellationToken);
        var known = await relations.ReadAsync(cancellationToken);
        var recent = await observations.RecentAsync(cancellationToken);
        var open = await findings.ListOpenAsync(cancellationToken);
        var isNew = changes.All(IsNew);
        var further = isNew ? [] : await ScopesOfStoredAsync(fresh, known, open, cancellationToken);
        var judged = await JudgeAsync(fresh, known, recent, open, further, run, cancellationToken);
        var (reach, assessment) = (judged.Reach, judged.Assessment);
        var estate = assessment.Topology.Estate;
        // Not what may not be read: no event tells of rights, but no later look would see more either.
        var hasFailed = assessment.Unknowns.Any(unknown => unknown.Reason is UnknownReason.ReadFailed);
        var touched = isNew ? TouchedBy(fresh) : null;
        var sequence = new StageTimes(changes, started, judged.ReadAt, time.GetUtcNow(), ReadSlices.InsideAzure(fresh) + judged.InsideAzure);
        await record.RecordAsync(
            new AssessmentContext
            {
                Assessment = assessment,
                Kind = AssessmentKind.Changes,
                ReadAt = fresh.Min(observation => observation.ReadAt) is var first && first < estate.ReadAt ? first : estate.ReadAt,
                IsWhole = id => id.IsCluster ? estate.Find(id) is not null || targets.Contains(id) : reach.IsWhole(id),
                // A scope that clusters named may never have been there to be read: the slice asked for it.
                IsDeleted = id => (judged.Recent.TryGetValue(id, out var observed) && observed is null) || (reach.Scopes.Contains(id) && estate.IsMissing(id)),
                WasInUse = id => RelationMap.IsCause(id) && reach.Scopes.Overlaps(known.ScopesOf(id)),
                LedgerOf = sequence.LedgerOf,
                // What is looked at again must find its way to the same scopes.
                Scopes = hasFailed ? ImmutableHashSet<ResourceId>.Empty : reach.Scopes,
                Touched = touched,
                Open = open,
            },
            fence,
            cancellationToken);
        if (hasFailed)
        {
            _failedAt = time.GetUtcNow();
        }
        else
        {
            await proofs.RemoveAsync([.. fresh.Where(observation => observation.Json is null && observation.ResourceId.IsCluster).Select(observation => observation.ResourceId)], fence, cancellationToken);
        }

        bool IsAwaited(ResourceId id) => estate.Find(id) is null && SettledTypes.IsAwaited(id, fresh);
        bool AwaitsNothing(ResourceId id) => !IsAwaited(id) && !known.ResourcesOf(id).Any(IsAwaited);
        // A relation is the way of a resource's change to the scope: of one that is looked at again, or whose event is still to come.
        var isJudged = assessment.IsComplete && !hasFailed;
        await relations.RenewAsync(
            reach.Current,
            reach.Scopes,
            gone => isJudged && SliceReach.IsProven(gone.Scope, touched, assessment.Topology) && AwaitsNothing(gone.Resource) && AwaitsNothing(gone.Scope),
            fence,
            cancellationToken);
        run.End(assessment.IsComplete);
        return UnsettledOf(changes, fresh, hasFailed);
    }

    private Dictionary<Change, DateTimeOffset> UnsettledOf(IReadOnlyList<Change> changes, IReadOnlyList<Observation> fresh, bool hasFailed)
    {
        var again = new LookAgain(options.Value);
        var seen = fresh.ToDictionary(observation => observation.ResourceId);
        return changes
            .Select(change => (Change: change, At: again.At(change, seen[change.ResourceId], hasFailed, time.GetUtcNow())))
            .Where(look => look.At is not null)
            .ToDictionary(look => look.Change, look => look.At!.Value);
    }

    /// <summary>
    /// Reads and judges what the changes can affect. A cause that other scopes share is judged with all it affects only where
    /// that can matter: it has an open finding, or is found now, and then what was read was too little. Any other shared cause
    /// is as it was, with and without this change, and the clusters of the other scopes need not be read for it.
    /// </summary>
    private async Task<JudgedSlice> JudgeAsync(IReadOnlyList<Observation> fresh, RelationMap known, IReadOnlyDictionary<ResourceId, Resource?> recent, IReadOnlyList<StoredFinding> open, HashSet<ResourceId> further, AssessmentRun run, CancellationToken cancellationToken)
    {
        var causes = open.Select(finding => finding.ResourceId).Where(RelationMap.IsCause).ToHashSet();
        var insideAzure = TimeSpan.Zero;
        while (true)
        {
            var (slice, surroundings) = await read.ReadAsync(await read.SliceOfAsync(fresh, known, causes, further, cancellationToken), recent, cancellationToken);
            recent = await read.LookAtPartsAsync(fresh, surroundings.Estate, recent, cancellationToken);
            var estate = surroundings.Estate.With(recent.Where(observation => ReadSlices.Concerns(observation, slice, surroundings.Estate.Find(observation.Key))));
            insideAzure += surroundings.InsideAzure;
            var readAt = time.GetUtcNow();
            run.Read();
            var topology = Topology.Link(estate, declarations, time.GetUtcNow());
            var reach = new SliceReach(slice, known, RelationMap.Of(topology), declarations, SettledTypes.MakeAzureWriteRecords(fresh));
            var assessment = judge.Assess(topology, reach.IsAbout);
            var missing = reach.FurtherScopesOf(assessment.Findings.Select(finding => finding.ResourceId).Where(RelationMap.IsCause));
            if (missing.Count == 0)
            {
                run.Judged(assessment, ReadSlices.InsideAzure(fresh) + insideAzure);
                return new JudgedSlice(reach, assessment, recent, readAt, insideAzure);
            }

            run.ReadMore();
            further.UnionWith(missing);
            causes.UnionWith(assessment.Findings.Select(finding => finding.ResourceId));
        }
    }

    /// <summary>
    /// The scopes of shared findings that hold one of the changed clusters: where a run ended between findings and proofs, only the findings
    /// tell where a cluster was that is gone since.
    /// </summary>
    private async Task<HashSet<ResourceId>> ScopesOfStoredAsync(IReadOnlyList<Observation> fresh, RelationMap known, IReadOnlyList<StoredFinding> open, CancellationToken cancellationToken)
    {
        var scopes = new HashSet<ResourceId>();
        var clusters = fresh.Select(ClusterOf).OfType<ResourceId>().ToHashSet();
        foreach (var finding in clusters.Count == 0 ? [] : open.Where(finding => RelationMap.IsCause(finding.ResourceId)))
        {
            if ((await findings.MembersAsync(finding.Key, cancellationToken)).Any(clusters.Contains))
            {
                scopes.UnionWith(finding.ResourceId.IsScope ? [finding.ResourceId] : known.ScopesOf(finding.ResourceId));
            }
        }

        return scopes;
    }

    // An assessor that died, or a run that failed, may have stored the findings of an older change and not their proofs; one in which
    // reads failed has stored proofs of which too little was read.
    private bool IsNew(Change change) => change.ReceivedAt > tenure.Since && change.ReceivedAt > _failedAt;

    /// <summary>
    /// Clusters share what they are judged by with their scope, site and region, and of a declared site also who else is in it: a
    /// change of some clusters outside of such sites leaves the proofs of all others as they are.
    /// </summary>
    /// <returns>Null where a change is about something that clusters share.</returns>
    private HashSet<ResourceId>? TouchedBy(IReadOnlyList<Observation> fresh)
    {
        var clusters = fresh.Select(ClusterOf).ToList();
        return clusters.TrueForAll(cluster => cluster is not null && declarations.SiteOf(cluster) == Site.Default) ? [.. clusters.OfType<ResourceId>()] : null;
    }

    private static ResourceId? ClusterOf(Observation observation) => observation.Resource switch
    {
        CustomLocation location => References.Of(location).FirstOrDefault(id => id.IsCluster),
        _ => observation.ResourceId.WithParent.FirstOrDefault(id => id.IsCluster),
    };

    private sealed record JudgedSlice(SliceReach Reach, Assessment Assessment, IReadOnlyDictionary<ResourceId, Resource?> Recent, DateTimeOffset ReadAt, TimeSpan InsideAzure);
}
