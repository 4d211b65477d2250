using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>What one rule could not decide for one reason, in the making.</summary>
internal sealed class OpenFact(RuleDescriptor rule)
{
    private readonly HashSet<ResourceId> _resources = [];
    private readonly ClusterSet _clusters = new();

    // A fact about each cluster is open for every cluster at once: those need no hashing, they come once each.
    private readonly ClusterSet _ownSubjects = new();
    private readonly HashSet<Wanted> _wanted = [];
    private string? _message;
    private Wanted? _lastWanted;

    public bool Contains(ResourceId resource) => _resources.Contains(resource);

    public void Add(ResourceId subject, Judgement judgement, ClusterNode cluster)
    {
        if (ReferenceEquals(subject.Text, cluster.Id.Text))
        {
            _ownSubjects.Add(cluster);
        }
        else
        {
            _resources.Add(subject);
        }

        _clusters.Add(cluster);
        Note(judgement);
    }

    public void Add(ResourceId subject, Judgement judgement, IReadOnlyCollection<ClusterNode> clusters)
    {
        // What is declared for nobody has no resource to name.
        if (!subject.IsNone)
        {
            _resources.Add(subject);
        }

        _clusters.Add(clusters);
        Note(judgement);
    }

    public Unknowns ToUnknowns(UnknownReason reason)
    {
        var clusters = _clusters.ToIds();
        // Where the clusters are their own subjects, one list is both.
        var own = _ownSubjects.Count == _clusters.Count ? clusters : _ownSubjects.ToIds();
        return new Unknowns
        {
            Rule = rule,
            Reason = reason,
            Message = _message ?? "",
            Clusters = clusters,
            Resources = _resources.Count == 0 ? own : [.. own.Union(_resources).Order()],
            Wanted = [.. _wanted.OrderBy(wanted => wanted.ToString(), StringComparer.Ordinal)],
        };
    }

    private void Note(Judgement judgement)
    {
        if (!ReferenceEquals(judgement.Message, _message))
        {
            _message = _message is null || string.CompareOrdinal(judgement.Message, _message) < 0 ? judgement.Message : _message;
        }

        if (judgement.Wanted is { } wanted && wanted != _lastWanted)
        {
            _wanted.Add(wanted);
            _lastWanted = wanted;
        }
    }
}
