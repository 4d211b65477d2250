using Compliance.Application.Assessments;
using Compliance.Application.Changes;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Application.Sweeps;

/// <summary>
/// Tells what of a sweep's writes an event should have told of before: what no recent change can explain, because none is about the same
/// resource, its parent or a part of it, or about a scope that both serve.
/// </summary>
/// <param name="recent">Changes that are pending or set aside, or came so short before the sweep that their judgement and its read crossed.</param>
/// <param name="known">The relations before the sweep.</param>
/// <param name="current">And after it.</param>
internal sealed class MissedEvents(IReadOnlyCollection<Change> recent, RelationMap known, RelationMap current, Assessment assessment)
{
    private readonly HashSet<ResourceId> _changed = [.. recent.SelectMany(change => change.ResourceId.WithParent)];
    private readonly Lazy<HashSet<ResourceId>> _scopes = new(() => [.. recent.SelectMany(change => ScopesOf(change.ResourceId, known, current, assessment.Topology))]);

    public int CountIn(IEnumerable<FindingWrite> writes) => writes.Count(write =>
        write.History is [{ Transition: Transition.Opened or Transition.Reopened or Transition.Changed or Transition.Resolved }, ..]
        && IsTold(write.Finding.RuleId)
        && !IsExplained(write.Finding.ResourceId));

    // Heartbeats, certificates and agent versions change without a write: no event is missing.
    private bool IsTold(RuleId rule) => assessment.Catalogue.Find(rule)?.Descriptor.Hop is not Hop.Connectivity;

    private bool IsExplained(ResourceId resource) =>
        resource.WithParent.Any(_changed.Contains)
        || ScopesOf(resource, known, current, assessment.Topology).Any(_scopes.Value.Contains);

    private static IEnumerable<ResourceId> ScopesOf(ResourceId resource, RelationMap known, RelationMap current, Topology topology) =>
        known.ScopesOf(resource).Concat(current.ScopesOf(resource)).Concat(topology.FindCluster(resource)?.Scope is { } scope ? [scope.Id] : []);
}
