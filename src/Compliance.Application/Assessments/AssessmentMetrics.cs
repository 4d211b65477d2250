using System.Diagnostics.Metrics;
using Compliance.Application.Findings;
using Compliance.Domain.Rules;

namespace Compliance.Application.Assessments;

/// <summary>Measures assessments: how long, how much, what they changed, and how far behind the events they are.</summary>
public sealed class AssessmentMetrics
{
    private static readonly InstrumentAdvice<double> Durations = new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900] };
    private static readonly InstrumentAdvice<double> Lags = new() { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3600] };
    private static readonly InstrumentAdvice<int> Sizes = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 50, 100, 500, 1000, 5000, 20000] };

    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _stage;
    private readonly Histogram<double> _azure;
    private readonly Histogram<int> _changes;
    private readonly Histogram<double> _lag;
    private readonly Counter<long> _clusters;
    private readonly Counter<long> _written;
    private readonly Counter<long> _faults;

    public AssessmentMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterNames.Compliance);
        _duration = meter.CreateHistogram("compliance.assessment.duration", "s", "How long assessments took.", tags: null, Durations);
        _stage = meter.CreateHistogram("compliance.assessment.stage.duration", "s", "How long the stages of assessments took.", tags: null, Durations);
        _azure = meter.CreateHistogram("compliance.assessment.azure.duration", "s", "How long assessments waited for Azure.", tags: null, Durations);
        _changes = meter.CreateHistogram("compliance.assessment.changes", "{change}", "Changes assessed together.", tags: null, Sizes);
        _lag = meter.CreateHistogram("compliance.finding.stored.lag", "s", "From the event to the stored finding it opened.", tags: null, Lags);
        _clusters = meter.CreateCounter<long>("compliance.clusters.judged", "{cluster}", "Clusters judged.");
        _written = meter.CreateCounter<long>("compliance.findings.written", "{finding}", "Findings written, by what happened to them.");
        _faults = meter.CreateCounter<long>("compliance.rule.faults", "{fault}", "Assessments in which a rule failed.");
    }

    public void Taken(int changes) => _changes.Record(changes);

    public void Stage(AssessmentKind kind, string stage, TimeSpan duration) => _stage.Record(duration.TotalSeconds, Of(kind), KeyValuePair.Create("stage", (object?)stage));

    public void Judged(AssessmentKind kind, int clusters, TimeSpan insideAzure)
    {
        _clusters.Add(clusters, Of(kind));
        _azure.Record(insideAzure.TotalSeconds, Of(kind));
    }

    /// <param name="outcome"><c>complete</c>, <c>incomplete</c> or <c>failed</c>.</param>
    public void Ended(AssessmentKind kind, string outcome, TimeSpan duration) => _duration.Record(duration.TotalSeconds, Of(kind), KeyValuePair.Create("outcome", (object?)outcome));

    public void Written(AssessmentKind kind, FindingWrite write, DateTimeOffset now)
    {
        // A finding whose judgement only became Unknown has no history: nothing happened to it.
        var transition = write.History is [var step, ..] ? step.Transition : (Transition?)null;
        _written.Add(1, Of(kind), KeyValuePair.Create("transition", (object?)(transition?.ToString().ToLowerInvariant() ?? "stale")));
        if (transition is Transition.Opened or Transition.Reopened && write.Finding.Ledger.Event is { } happened)
        {
            // Azure's clock may be ahead of ours.
            _lag.Record(Math.Max(0, (now - happened).TotalSeconds));
        }
    }

    public void Faulted(RuleId rule) => _faults.Add(1, KeyValuePair.Create("rule", (object?)rule.Value));

    private static KeyValuePair<string, object?> Of(AssessmentKind kind) => new("kind", kind.ToString().ToLowerInvariant());
}
