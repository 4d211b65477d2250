using System.Collections.Immutable;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;

namespace Compliance.Infrastructure.Reports;

/// <summary>Findings turned round: the keys of those that affect a cluster, in ordinal order.</summary>
internal sealed class FindingsByCluster
{
    private readonly Dictionary<ResourceId, List<string>> _keys = [];

    public FindingsByCluster(ImmutableArray<Finding> findings)
    {
        foreach (var finding in findings.OrderBy(finding => finding.Key.Value, StringComparer.Ordinal))
        {
            foreach (var cluster in finding.AffectedClusters)
            {
                if (!_keys.TryGetValue(cluster, out var keys))
                {
                    _keys.Add(cluster, keys = []);
                }

                keys.Add(finding.Key.Value);
            }
        }
    }

    public IReadOnlyList<string> Of(ResourceId cluster) => _keys.TryGetValue(cluster, out var keys) ? keys : [];
}
