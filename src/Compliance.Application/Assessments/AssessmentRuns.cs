using System.Diagnostics;
using Compliance.Application.Changes;
using Compliance.Application.Telemetry;

namespace Compliance.Application.Assessments;

/// <summary>Begins assessments as they are measured and traced.</summary>
public sealed class AssessmentRuns(AssessmentMetrics metrics, Traces traces, TimeProvider time)
{
    // As many as exporters keep of one activity.
    private const int MostLinks = 128;

    /// <param name="kind">Sweep or Scan.</param>
    public AssessmentRun Begin(AssessmentKind kind) =>
        new(kind, traces.Start(kind.ToString().ToLowerInvariant(), ActivityKind.Internal), metrics, traces, time);

    /// <summary>Linked to the intake of each change, as far as that was traced.</summary>
    public AssessmentRun Begin(IReadOnlyList<Change> changes)
    {
        metrics.Taken(changes.Count);
        var activity = traces.Start("assess changes", ActivityKind.Consumer, LinksTo(changes));
        activity?.SetTag("compliance.changes", changes.Count);
        return new AssessmentRun(AssessmentKind.Changes, activity, metrics, traces, time);
    }

    private static IEnumerable<ActivityLink> LinksTo(IReadOnlyList<Change> changes)
    {
        foreach (var intake in changes.Select(change => change.TraceParent).OfType<string>().Distinct().Take(MostLinks))
        {
            if (ActivityContext.TryParse(intake, traceState: null, isRemote: true, out var context))
            {
                yield return new ActivityLink(context);
            }
        }
    }
}
