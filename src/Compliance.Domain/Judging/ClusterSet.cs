using System.Collections.Immutable;
using Compliance.Domain.Ids;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>
/// Clusters that something concerns, each once, in the order of their ids. Whole groups are added at a time and may
/// overlap: clusters have numbers, so no id is hashed or compared here.
/// </summary>
internal sealed class ClusterSet
{
    private readonly List<ClusterNode> _clusters = [];
    private bool _isSorted = true;

    public int Count => _clusters.Count;

    public void Add(ClusterNode cluster)
    {
        _isSorted = _isSorted && (_clusters.Count == 0 || _clusters[^1].Index < cluster.Index);
        _clusters.Add(cluster);
    }

    public void Add(IReadOnlyCollection<ClusterNode> clusters)
    {
        _clusters.EnsureCapacity(_clusters.Count + clusters.Count);
        foreach (var cluster in clusters)
        {
            Add(cluster);
        }
    }

    public ImmutableArray<ResourceId> ToIds()
    {
        if (!_isSorted)
        {
            _clusters.Sort(static (left, right) => left.Index.CompareTo(right.Index));
        }

        var ids = ImmutableArray.CreateBuilder<ResourceId>(_clusters.Count);
        ClusterNode? last = null;
        foreach (var cluster in _clusters)
        {
            if (cluster != last)
            {
                ids.Add(cluster.Id);
            }

            last = cluster;
        }

        return ids.DrainToImmutable();
    }
}
