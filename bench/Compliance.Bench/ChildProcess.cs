using Compliance.Bench.Measures;
using Compliance.Bench.Pipeline;
using Compliance.Bench.Scans;

namespace Compliance.Bench;

/// <summary>What the program does when a benchmark starts it: one piece of work, after which it prints the peak of memory, or an Azure to work against.</summary>
internal static class ChildProcess
{
    public const string Scan = "child-scan";
    public const string Nothing = "child-nothing";
    public const string Azure = "child-azure";

    public static async Task<bool> TryRunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case [Scan, var path]:
                await ScanPass.RunAsync(path);
                break;
            case [Nothing]:
                break;
            case [Azure, var path, var hasQuota]:
                await AzureProcess.ServeAsync(path, bool.Parse(hasQuota));
                return true;
            default:
                return false;
        }

        Console.Out.Write(PeakMemory.OfThisProcess());
        return true;
    }
}
