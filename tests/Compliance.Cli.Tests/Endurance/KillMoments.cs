using System.Diagnostics;
using Compliance.Simulator;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>Picks the moment to kill a host, half of the time a moment at which it is at something certain.</summary>
internal sealed class KillMoments(SimulatedAzure azure, EventGrid grid, AlertReceiver receiver, Random random)
{
    public const string AlertInFlight = "an alert in flight";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    // A read that began this short ago is under way, or its answer is being looked at.
    private static readonly TimeSpan Just = TimeSpan.FromMilliseconds(15);

    private readonly SortedDictionary<string, int> _hits = new(StringComparer.Ordinal);
    private long _reads;
    private long _readAt;

    /// <summary>How many kills met each of these; one may meet several.</summary>
    public IReadOnlyDictionary<string, int> Hits => _hits;

    private bool IsReading => Reads(out var since) && since < Just;

    private bool IsPastReading => Reads(out var since) && since > Just && since < 4 * Just;

    /// <summary>Waits for the moment: from <paramref name="host"/>'s very start, or a while after it serves.</summary>
    public async Task AwaitAsync(ServeHost host)
    {
#pragma warning disable CA5394 // A test wants the same choices for the same seed.
        var aim = random.Next(10);
        var wait = TimeSpan.FromMilliseconds(random.Next(1500));
        var blur = TimeSpan.FromMilliseconds(random.Next(8));
#pragma warning restore CA5394
        if (aim == 0)
        {
            await Task.Delay(wait);
            return;
        }

        await host.ReadyAsync();
        grid.Targets = [host.Address];
        Func<bool>? isThen = aim switch
        {
            1 or 2 => () => grid.IsDelivering,
            3 or 4 => () => IsReading,
            5 or 6 => () => IsPastReading,
            7 or 8 => () => receiver.IsBeingTold,
            _ => null,
        };
        // A message is on its way for so short a time that hardly a kill would meet one.
        receiver.IsSlow = aim is 7 or 8;
        await Task.Delay(isThen is null ? wait : wait / 2);
        for (var started = Stopwatch.GetTimestamp(); isThen?.Invoke() == false && Stopwatch.GetElapsedTime(started) < LongestWait;)
        {
            await Task.Delay(1);
        }

        await Task.Delay(blur);
    }

    /// <summary>To be called right before the kill.</summary>
    public Action Look(bool isServing)
    {
        var (isDelivering, isReading, isTold) = (grid.IsDelivering && isServing, IsReading && isServing, receiver.IsBeingTold);
        return () =>
        {
            receiver.IsSlow = false;
            Count("starting", !isServing);
            Count("an event in flight", isDelivering);
            Count("a read of Azure in flight", isReading);
            Count(AlertInFlight, isTold);
        };
    }

    public void Count(string stage, bool isSo)
    {
        if (isSo)
        {
            _hits[stage] = _hits.GetValueOrDefault(stage) + 1;
        }
    }

    private bool Reads(out TimeSpan since)
    {
        var reads = azure.Counts.ResourceGraphCalls + azure.Counts.ResourceManagerReads;
        if (reads != _reads)
        {
            (_reads, _readAt) = (reads, Stopwatch.GetTimestamp());
        }

        since = Stopwatch.GetElapsedTime(_readAt);
        return _readAt > 0;
    }
}
