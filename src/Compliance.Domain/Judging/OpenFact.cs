using System.Collections.Immutable;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>What one rule could not decide for one reason, in the making.</summary>
internal sealed class OpenFact(RuleDescriptor rule, ImmutableArray<ResourceId> all)
{
    private readonly HashSet<ResourceId> _resources = [];

    // Those that it is open for because of another resource.
    private readonly ClusterSet _clusters = new(all);

    // A fact about each cluster is open for every cluster at once: those need no hashing, they come once each.
    private readonly ClusterSet _ownSubjects = new(all);
    private readonly HashSet<Wanted> _wanted = [];
    private string? _message;
    private Wanted? _lastWanted;

    public RuleDescriptor Rule => rule;

    public bool Contains(ResourceId resource) => _resources.Contains(resource);

    public void Add(ResourceId? subject, in Judgement judgement, ClusterNode cluster)
    {
        if (ReferenceEquals(subject, cluster.Id))
        {
            _ownSubjects.Add(cluster);
        }
        else
        {
            Add(subject);
            _clusters.Add(cluster);
        }

        Note(judgement.Message, judgement.Wanted);
    }

    public void Add(ResourceId? subject, Judgement judgement, ClusterSet clusters)
    {
        Add(subject);
        _clusters.Add(clusters);
        Note(judgement.Message, judgement.Wanted);
    }

    /// <summary>Adds what another run of clusters left open of the same rule for the same reason.</summary>
    public void Add(OpenFact other)
    {
        _resources.UnionWith(other._resources);
        _clusters.Add(other._clusters);
        _ownSubjects.Add(other._ownSubjects);
        _wanted.UnionWith(other._wanted);
        Note(other._message, null);
    }

    public Unknowns ToUnknowns(UnknownReason reason)
    {
        var own = _ownSubjects.ToIds();
        return new Unknowns
        {
            Rule = rule,
            Reason = reason,
            Message = _message ?? "",
            Clusters = _clusters.IsEmpty ? own : AllClusters().ToIds(),
            Resources = _resources.Count == 0 ? own : [.. own.Union(_resources).Order()],
            Wanted = [.. _wanted.OrderBy(wanted => wanted.ToString(), StringComparer.Ordinal)],
        };
    }

    private ClusterSet AllClusters()
    {
        var clusters = new ClusterSet(all);
        clusters.Add(_clusters);
        clusters.Add(_ownSubjects);
        return clusters;
    }

    private void Add(ResourceId? subject)
    {
        // What is declared for nobody has no resource to name.
        if (subject is not null)
        {
            _resources.Add(subject);
        }
    }

    private void Note(string? message, Wanted? wanted)
    {
        if (!ReferenceEquals(message, _message))
        {
            _message = _message is null || string.CompareOrdinal(message, _message) < 0 ? message : _message;
        }

        if (wanted is not null && wanted != _lastWanted)
        {
            _wanted.Add(wanted);
            _lastWanted = wanted;
        }
    }
}
