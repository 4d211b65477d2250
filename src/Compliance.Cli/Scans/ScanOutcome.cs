using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;

namespace Compliance.Cli.Scans;

/// <summary>What an assessment means for the one who asked: the exit code, and on standard error why it is not 0.</summary>
internal sealed class ScanOutcome(ScanRequest request, Assessment assessment)
{
    public int Tell(Terminal terminal)
    {
        var failing = request.FailOn is { } least ? assessment.Findings.Count(finding => !finding.IsExempted && finding.Severity >= least) : 0;
        var unknown = assessment.Clusters.Count(cluster => cluster.Verdict is Verdict.Unknown);
        if (failing > 0)
        {
            terminal.Tell($"{failing} {(failing == 1 ? "finding" : "findings")} at or above {$"{request.FailOn}".ToLowerInvariant()}.");
        }

        // A file without a single covered subscription proves nothing, not even that there are no clusters.
        var isEmpty = !assessment.Topology.Estate.Coverage.Subscriptions.Any();
        if (isEmpty)
        {
            terminal.Tell("The estate covers nothing: it has no resource and names no subscription.");
        }
        else if (!assessment.IsComplete)
        {
            terminal.Tell("The coverage is incomplete: not everything that decides could be read.");
        }
        else if (unknown > 0)
        {
            terminal.Tell($"The verdict of {unknown} {(unknown == 1 ? "cluster" : "clusters")} is unknown.");
        }

        return failing > 0 ? ExitCode.Findings
            : (unknown > 0 || isEmpty || !assessment.IsComplete) && !request.AllowIncomplete ? ExitCode.Incomplete
            : ExitCode.Done;
    }
}
