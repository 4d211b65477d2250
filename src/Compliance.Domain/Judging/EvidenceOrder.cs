using Compliance.Domain.Rules;

namespace Compliance.Domain.Judging;

/// <summary>The one order of evidence: resource, property, actual, expected; ordinal.</summary>
internal sealed class EvidenceOrder : IComparer<Evidence>
{
    public static EvidenceOrder Instance { get; } = new();

    public int Compare(Evidence x, Evidence y)
    {
        var order = x.ResourceId.CompareTo(y.ResourceId);
        order = order != 0 ? order : string.CompareOrdinal(x.Property, y.Property);
        order = order != 0 ? order : string.CompareOrdinal(x.Actual, y.Actual);
        return order != 0 ? order : string.CompareOrdinal(x.Expected, y.Expected);
    }
}
