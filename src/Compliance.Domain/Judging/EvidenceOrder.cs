using Compliance.Domain.Rules;

namespace Compliance.Domain.Judging;

/// <summary>The order of evidence: resource, property, actual, expected.</summary>
internal sealed class EvidenceOrder : IComparer<Evidence>
{
    private readonly StringComparison _comparison;

    private EvidenceOrder(StringComparison comparison) => _comparison = comparison;

    /// <summary>As results print it.</summary>
    public static EvidenceOrder Instance { get; } = new(StringComparison.Ordinal);

    /// <summary>For choices that must not depend on how a producer writes an id.</summary>
    public static EvidenceOrder IgnoringCase { get; } = new(StringComparison.OrdinalIgnoreCase);

    public int Compare(Evidence? x, Evidence? y)
    {
        if (x is null || y is null)
        {
            return Comparer<bool>.Default.Compare(x is not null, y is not null);
        }

        var order = x.ResourceId.CompareTo(y.ResourceId);
        order = order != 0 ? order : string.Compare(x.Property, y.Property, _comparison);
        order = order != 0 ? order : string.Compare(x.Actual, y.Actual, _comparison);
        return order != 0 ? order : string.Compare(x.Expected, y.Expected, _comparison);
    }
}
