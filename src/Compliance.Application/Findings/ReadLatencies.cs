using Compliance.Domain.Rules;

namespace Compliance.Application.Findings;

/// <summary>
/// How fast events became findings, and findings alerts: percentiles over the ledgers of the findings that changed last, whether open or
/// resolved meanwhile. Looks into the store at most every few seconds, however often it is asked.
/// </summary>
public sealed class ReadLatencies(IFindingStore findings, TimeProvider time)
{
    /// <summary>So many of each severity.</summary>
    public const int MostOfASeverity = 200;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private volatile Seen? _seen;

    /// <returns>Null when none of them was opened by an event.</returns>
    public async Task<Latencies?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_seen is not { } seen || time.GetElapsedTime(seen.At) >= Fresh)
        {
            _seen = seen = new Seen(time.GetTimestamp(), await LookAsync(cancellationToken));
        }

        return seen.Latencies;
    }

    private async Task<Latencies?> LookAsync(CancellationToken cancellationToken)
    {
        var ledgers = new List<Ledger>();
        // The one order begins with the severity: of each, those that changed last come first.
        foreach (var severity in Enum.GetValues<Severity>())
        {
            var page = await findings.ListAsync(new FindingFilter { Severity = severity }, MostOfASeverity, null, cancellationToken);
            ledgers.AddRange(page.Items.Select(finding => finding.Ledger).Where(ledger => ledger.Event is not null));
        }

        return ledgers.Count == 0 ? null : new Latencies(
            ledgers.Count,
            Percentiles.Of(ledgers.Select(ledger => ledger.Stored - ledger.Event)),
            Percentiles.Of(ledgers.Select(ledger => ledger.Alerted - ledger.Event)),
            Percentiles.Of(ledgers.Select(ledger => (TimeSpan?)ledger.InsideAzure)));
    }

    private sealed record Seen(long At, Latencies? Latencies);
}

/// <summary>Times from the event on; null where no finding came that far.</summary>
/// <param name="Findings">On how many it rests.</param>
/// <param name="InsideAzure">Of the time to the stored finding, what calls to Azure took.</param>
public sealed record Latencies(int Findings, Percentiles? EventToStored, Percentiles? EventToAlerted, Percentiles? InsideAzure);

/// <summary>Of 100, so many were at least this fast.</summary>
public sealed record Percentiles(TimeSpan P50, TimeSpan P95, TimeSpan P99)
{
    /// <summary>By the nearest rank; null for no times. Azure's clock may be ahead of ours: less than nothing counts as nothing.</summary>
    public static Percentiles? Of(IEnumerable<TimeSpan?> times)
    {
        List<TimeSpan> sorted = [.. times.OfType<TimeSpan>().Select(time => time < TimeSpan.Zero ? TimeSpan.Zero : time).Order()];
        return sorted.Count == 0 ? null : new Percentiles(At(50), At(95), At(99));

        TimeSpan At(int share) => sorted[((share * sorted.Count) + 99) / 100 - 1];
    }
}
