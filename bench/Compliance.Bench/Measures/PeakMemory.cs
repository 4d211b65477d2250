using System.Diagnostics;
using System.Globalization;

namespace Compliance.Bench.Measures;

/// <summary>
/// The peak memory of work done in a process of its own, less that of a process that does nothing. Linux only: the
/// kernel's own high-water mark counts, not what the runtime knows of.
/// </summary>
internal static class PeakMemory
{
    /// <summary>What a child process prints when it is done, in bytes; 0 where there is no such mark.</summary>
    public static long OfThisProcess()
    {
        const string Status = "/proc/self/status";
        var line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
        return line is null ? 0 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }

    public static async Task<long> OfChildAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0 ? long.Parse(output, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"The child process ended with {child.ExitCode}.");
    }
}
