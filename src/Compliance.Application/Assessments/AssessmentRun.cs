using System.Diagnostics;
using Compliance.Application.Telemetry;
using Compliance.Domain.Judging;

namespace Compliance.Application.Assessments;

/// <summary>
/// One assessment under way, for metrics and traces: reads, judges, records, in this order, and reads and judges again where that was too little. One that is disposed before its
/// end has failed, or was stopped.
/// </summary>
public sealed class AssessmentRun : IDisposable
{
    private readonly AssessmentKind _kind;
    private readonly Activity? _activity;
    private readonly AssessmentMetrics _metrics;
    private readonly Traces _traces;
    private readonly TimeProvider _time;
    private readonly long _started;
    private Activity? _stage;
    private string _stageName = "";
    private long _stageStarted;
    private string _outcome = "failed";

    internal AssessmentRun(AssessmentKind kind, Activity? activity, AssessmentMetrics metrics, Traces traces, TimeProvider time)
    {
        (_kind, _activity, _metrics, _traces, _time) = (kind, activity, metrics, traces, time);
        _started = time.GetTimestamp();
        Enter("read");
    }

    /// <summary>Everything is read; judging begins.</summary>
    public void Read()
    {
        Leave();
        Enter("judge");
    }

    /// <summary>What was judged was too little: more is read.</summary>
    public void ReadMore()
    {
        Leave();
        Enter("read");
    }

    /// <summary>Everything is judged; recording begins.</summary>
    public void Judged(Assessment assessment, TimeSpan insideAzure)
    {
        Leave();
        _metrics.Judged(_kind, assessment.Clusters.Length, insideAzure);
        _activity?.SetTag("compliance.clusters", assessment.Clusters.Length).SetTag("compliance.findings", assessment.Findings.Length);
        Enter("record");
    }

    /// <summary>Everything is recorded.</summary>
    public void End(bool isComplete)
    {
        Leave();
        _outcome = isComplete ? "complete" : "incomplete";
    }

    public void Dispose()
    {
        if (_outcome == "failed")
        {
            _stage?.SetStatus(ActivityStatusCode.Error);
            _activity?.SetStatus(ActivityStatusCode.Error);
        }

        _stage?.Dispose();
        _activity?.SetTag("compliance.outcome", _outcome);
        _activity?.Dispose();
        _metrics.Ended(_kind, _outcome, _time.GetElapsedTime(_started));
    }

    private void Enter(string stage)
    {
        _stageName = stage;
        _stageStarted = _time.GetTimestamp();
        _stage = _traces.Start(stage, ActivityKind.Internal);
    }

    private void Leave()
    {
        _stage?.Dispose();
        _stage = null;
        _metrics.Stage(_kind, _stageName, _time.GetElapsedTime(_stageStarted));
    }
}
