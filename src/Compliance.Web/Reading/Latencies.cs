using Compliance.Application.Findings;
using Compliance.Web.Views;

namespace Compliance.Web.Reading;

/// <summary>How fast changes became findings, and findings alerts.</summary>
internal static class Latencies
{
    public static LatencyView? Of(IReadOnlyList<StoredFinding> findings)
    {
        List<Ledger> reported = [.. findings.Select(finding => finding.Ledger).Where(ledger => ledger.Event is not null)];
        return reported.Count == 0
            ? null
            : new LatencyView(reported.Count, PercentilesOf(reported.Select(ledger => ledger.Stored - ledger.Event)), PercentilesOf(reported.Select(ledger => ledger.Alerted - ledger.Event)));
    }

    private static Percentiles? PercentilesOf(IEnumerable<TimeSpan?> times)
    {
        List<double> sorted = [.. times.OfType<TimeSpan>().Select(time => time.TotalMilliseconds).Order()];
        return sorted.Count == 0 ? null : new Percentiles(At(0.5), At(0.95));

        double At(double share) => Math.Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1], 1);
    }
}
