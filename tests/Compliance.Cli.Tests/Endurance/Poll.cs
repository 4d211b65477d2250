using System.Diagnostics;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>Waits for what another process will do.</summary>
internal static class Poll
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <exception cref="TimeoutException">It did not come true in time; the message is what <paramref name="state"/> says then.</exception>
    public static async Task UntilAsync(Func<Task<bool>> isSo, TimeSpan patience, Func<string> state)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            if (Stopwatch.GetElapsedTime(started) > patience)
            {
                throw new TimeoutException($"Not within {patience.TotalSeconds:F0} s: {state()}");
            }

            await Task.Delay(Pause);
        }
    }
}
