using System.Collections.Immutable;
using Compliance.Application.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Web.Views;

/// <summary>A finding with everything that is known of it.</summary>
/// <param name="AffectedClusters">All of them, in ordinal order.</param>
/// <param name="History">Oldest first.</param>
public sealed record FindingDetail(
    FindingView Finding,
    IReadOnlyList<EvidenceView> Evidence,
    IReadOnlyList<string> AffectedClusters,
    IReadOnlyList<HistoryView> History,
    LedgerView Ledger)
{
    internal static FindingDetail Of(StoredFinding finding, ImmutableArray<ResourceId> members, IReadOnlyList<HistoryEntry> history) => new(
        FindingView.Of(finding),
        [.. finding.Evidence.Select(EvidenceView.Of)],
        [.. members.Select(member => member.Text)],
        [.. history.Select(entry => new HistoryView(entry.At, entry.Transition, entry.Severity, entry.AffectedCount, entry.Detail))],
        LedgerView.Of(finding.Ledger));
}

/// <summary>One step in the life of a finding.</summary>
public sealed record HistoryView(DateTimeOffset At, Transition Transition, Severity Severity, int AffectedCount, string? Detail);

/// <summary>When the finding passed each stage of its last opening; null for a stage it did not pass.</summary>
/// <param name="InsideAzureMs">Milliseconds of it spent waiting for Azure.</param>
public sealed record LedgerView(
    DateTimeOffset? Event,
    DateTimeOffset? Received,
    DateTimeOffset? Started,
    DateTimeOffset? Read,
    DateTimeOffset? Judged,
    DateTimeOffset? Stored,
    DateTimeOffset? Alerted,
    double InsideAzureMs)
{
    internal static LedgerView Of(Ledger ledger) => new(
        ledger.Event, ledger.Received, ledger.Started, ledger.Read, ledger.Judged, ledger.Stored, ledger.Alerted, ledger.InsideAzure.TotalMilliseconds);
}
