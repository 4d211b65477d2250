using System.Security.Cryptography;
using System.Text;
using Compliance.Application.Findings;
using Compliance.Application.Stores;

namespace Compliance.Web.Reading;

/// <summary>The first open findings in the one order.</summary>
/// <param name="HasMore">There are more than these.</param>
internal sealed record OpenCauses(IReadOnlyList<StoredFinding> Findings, bool HasMore)
{
    private const int Max = 100;

    /// <summary>A hash over what the findings are and in which version.</summary>
    public string Revision => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Findings.Select(finding => $"{finding.Key} {finding.Version}")))).AsSpan(0, 8));

    public static async Task<OpenCauses> ReadAsync(IFindingStore findings, CancellationToken cancellationToken)
    {
        // Open is what is neither resolved nor exempted: two states, each a list in the same order.
        var untold = await findings.ListAsync(new FindingFilter { Record = RecordState.Active, State = WorkflowState.New }, Max, null, cancellationToken);
        var told = await findings.ListAsync(new FindingFilter { Record = RecordState.Active, State = WorkflowState.Notified }, Max, null, cancellationToken);
        List<StoredFinding> both = [.. untold.Items.Concat(told.Items).OrderBy(FindingOrder.PositionOf, StringComparer.Ordinal)];
        return new OpenCauses([.. both.Take(Max)], both.Count > Max || untold.Continuation is not null || told.Continuation is not null);
    }
}
