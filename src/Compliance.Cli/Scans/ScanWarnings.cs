using Compliance.Domain.Judging;

namespace Compliance.Cli.Scans;

/// <summary>What is odd about an assessment without being a finding: on standard error, a line each.</summary>
internal static class ScanWarnings
{
    public static void Tell(Terminal terminal, Assessment assessment)
    {
        foreach (var warning in assessment.Topology.Estate.Coverage.Warnings)
        {
            terminal.Tell($"warning: {warning}");
        }

        foreach (var (rule, fault) in assessment.RuleFaults.OrderBy(pair => pair.Key))
        {
            terminal.Tell($"warning: {rule} failed and is shown as unknown; please report it ({fault.GetType().Name}: {fault.Message})");
        }
    }
}
