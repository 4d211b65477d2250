using System.Diagnostics.Metrics;
using Compliance.Application.Changes;
using Compliance.Application.Findings;
using Compliance.Application.Poison;
using Compliance.Application.Sweeps;
using Microsoft.Extensions.Logging;

namespace Compliance.Application.Telemetry;

/// <summary>
/// What stands in the store: open findings, pending changes. Instruments are read without waiting, so they show what the last
/// <see cref="RefreshAsync"/> saw; nothing at all before the first, and while the store is away.
/// </summary>
public sealed partial class StandingMetrics : IDisposable
{
    /// <summary>More changes than this are not counted: an alarm needs no larger number.</summary>
    public const int MostCounted = 1000;

    // Scrapes side by side share one look at the store.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly IFindingStore _findings;
    private readonly IChangeStore _changes;
    private readonly ISweepStore _sweeps;
    private readonly ReadLatencies _latencies;
    private readonly CountPoison _poison;
    private readonly TimeProvider _time;
    private readonly ILogger<StandingMetrics> _logger;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Seen? _seen;

    public StandingMetrics(IFindingStore findings, IChangeStore changes, ISweepStore sweeps, ReadLatencies latencies, CountPoison poison, IMeterFactory meters, TimeProvider time, ILogger<StandingMetrics> logger)
    {
        (_findings, _changes, _sweeps, _latencies, _poison, _time, _logger) = (findings, changes, sweeps, latencies, poison, time, logger);
        var meter = meters.Create(MeterNames.Compliance);
        meter.CreateObservableGauge("compliance.findings.open", BySeverity, "{finding}", "Open findings by severity, without exempted ones.");
        meter.CreateObservableGauge("compliance.findings.exempted", () => One(seen => seen.Findings.Exempted), "{finding}", "Open findings that are exempted.");
        meter.CreateObservableGauge("compliance.changes.pending", () => One(seen => seen.Pending), "{change}", "Changes that wait to be assessed, 1000 at most.");
        meter.CreateObservableGauge("compliance.changes.pending.age", Age, "s", "How long the first of the pending changes has waited; 0 when there is none.");
        meter.CreateObservableGauge("compliance.changes.set_aside", () => One(seen => seen.SetAside), "{change}", "Changes that failed too often, 1000 at most.");
        meter.CreateObservableGauge("compliance.sweep.age", SweepAges, "s", "Since the last sweep ended, by its kind; absent before the first.");
        meter.CreateObservableGauge("compliance.subscriptions.blind", Blind, "{subscription}", "Governed subscriptions whose changes reach us by no event; absent where that was not asked.");
        meter.CreateObservableGauge("compliance.queue.poison", Poison, "{message}", "Messages that a function failed to take too often, by queue; absent where they cannot be counted.");
        meter.CreateObservableGauge("compliance.finding.latency", Latency, "s", "Percentiles over the findings that changed last: from the event to the stored finding, of that inside Azure, and to the alert.");
    }

    /// <summary>Looks into the store. One that is away is no failure here: its numbers are then absent.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_seen is { } seen && _time.GetElapsedTime(seen.At) < Fresh)
            {
                return;
            }

            _seen = await LookAsync(cancellationToken);
        }
        catch (StoreUnavailableException away)
        {
            _seen = null;
            LogAway(away);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<Seen> LookAsync(CancellationToken cancellationToken)
    {
        var counts = await _findings.CountAsync(cancellationToken);
        var pending = await _changes.ListPendingAsync(MostCounted, cancellationToken);
        var aside = await _changes.ListSetAsideAsync(MostCounted, cancellationToken);
        return new Seen(_time.GetTimestamp(), counts, pending.Count, pending.Count == 0 ? null : pending[0].ReceivedAt, aside.Count)
        {
            Sweep = await _sweeps.FindAsync(SweepKind.Full, cancellationToken),
            LightSweep = await _sweeps.FindAsync(SweepKind.Light, cancellationToken),
            Latencies = await _latencies.ReadAsync(cancellationToken),
            Poison = await _poison.ReadAsync(cancellationToken),
        };
    }

    private IEnumerable<Measurement<long>> BySeverity() => _seen is { } seen
        ? seen.Findings.BySeverity.Select(count => new Measurement<long>(count.Value, KeyValuePair.Create("severity", (object?)count.Key.ToString().ToLowerInvariant())))
        : [];

    private IEnumerable<Measurement<double>> Age() => _seen is { } seen
        ? [new Measurement<double>(seen.FirstPending is { } first ? Math.Max(0, (_time.GetUtcNow() - first).TotalSeconds) : 0)]
        : [];

    private IEnumerable<Measurement<double>> SweepAges()
    {
        foreach (var sweep in new[] { _seen?.Sweep, _seen?.LightSweep }.OfType<SweepRecord>())
        {
            yield return new Measurement<double>(
                Math.Max(0, (_time.GetUtcNow() - sweep.EndedAt).TotalSeconds),
                KeyValuePair.Create("kind", (object?)sweep.Kind.ToString().ToLowerInvariant()));
        }
    }

    private IEnumerable<Measurement<double>> Latency() =>
        from row in new (string Stage, Percentiles? Times)[] { ("stored", _seen?.Latencies?.EventToStored), ("azure", _seen?.Latencies?.InsideAzure), ("alerted", _seen?.Latencies?.EventToAlerted) }
        where row.Times is not null
        from share in new (string Quantile, TimeSpan Time)[] { ("0.5", row.Times.P50), ("0.95", row.Times.P95), ("0.99", row.Times.P99) }
        select new Measurement<double>(share.Time.TotalSeconds, KeyValuePair.Create("stage", (object?)row.Stage), KeyValuePair.Create("quantile", (object?)share.Quantile));

    private IEnumerable<Measurement<long>> Blind() => _seen?.Sweep?.Blindness is { } blindness ? [new Measurement<long>(blindness.Blind.Length)] : [];

    private IEnumerable<Measurement<long>> Poison() =>
        from count in _seen?.Poison ?? []
        where count.Messages is not null
        select new Measurement<long>(count.Messages ?? 0, KeyValuePair.Create("queue", (object?)count.Queue));

    private IEnumerable<Measurement<long>> One(Func<Seen, int> number) => _seen is { } seen ? [new Measurement<long>(number(seen))] : [];

    [LoggerMessage(2301, LogLevel.Warning, "The store is not available: its findings and changes are missing from the metrics")]
    private partial void LogAway(Exception exception);

    private sealed record Seen(long At, FindingCounts Findings, int Pending, DateTimeOffset? FirstPending, int SetAside)
    {
        public SweepRecord? Sweep { get; init; }

        public SweepRecord? LightSweep { get; init; }

        public Latencies? Latencies { get; init; }

        public IReadOnlyList<PoisonCount> Poison { get; init; } = [];
    }
}
