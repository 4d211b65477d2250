using System.Globalization;
using Compliance.Application.Findings;

namespace Compliance.Application.Stores;

/// <summary>The one list order as a text: severity (worst first), last change (latest first), key.</summary>
public static class FindingOrder
{
    /// <summary>Sorts ordinally, and no two findings share it. Only letters, digits and <c>| - :</c>.</summary>
    public static string PositionOf(StoredFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{9 - (int)finding.Severity}|{DateTime.MaxValue.Ticks - finding.LastChangedAt.UtcTicks:D19}|{finding.Key}");

    /// <summary>Active and not resolved.</summary>
    public static bool IsOpen(StoredFinding finding) => finding is { Record: RecordState.Active, Workflow: not WorkflowState.Resolved };
}
