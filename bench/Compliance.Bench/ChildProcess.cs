using Compliance.Bench.Measures;
using Compliance.Bench.Scans;

namespace Compliance.Bench;

/// <summary>What the program does when a benchmark starts it to weigh one piece of work: do it, and print the peak of memory.</summary>
internal static class ChildProcess
{
    public const string Scan = "child-scan";
    public const string Nothing = "child-nothing";

    public static async Task<bool> TryRunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case [Scan, var path]:
                await ScanPass.RunAsync(path);
                break;
            case [Nothing]:
                break;
            default:
                return false;
        }

        Console.Out.Write(PeakMemory.OfThisProcess());
        return true;
    }
}
