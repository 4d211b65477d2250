using System.Diagnostics;
using System.Globalization;
using System.Net;
using Xunit;
using Xunit.Abstractions;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>Hosts that are killed while the estate changes: nothing is lost, nothing is told twice.</summary>
[Collection(EnduranceTests.Name)]
public sealed class KilledHostTests(ITestOutputHelper output)
{
    // What a killed host held must run out soon, or the next one does nothing but wait. With one host at a time nobody takes it too early.
    private static readonly (string, string) ShortLease = ("Assessment__LeaseDuration", "00:00:01");

    [UnixFact]
    public async Task Serve_KilledFiftyTimesUnderLoad_LosesAndDoublesNothing()
    {
        var kills = Setting("COMPLIANCE_KILLS", 50);
        await using var world = await World.StartAsync(Setting("COMPLIANCE_SEED", Environment.TickCount & 0xFFFF), output);
        var moments = new KillMoments(world.Azure, world.Grid, world.Receiver, new Random(world.Seed));
        var started = Stopwatch.GetTimestamp();
        var scan = "";
        await using (var drift = world.StartDrift(people: 2, pause: TimeSpan.FromMilliseconds(80)))
        {
            var lease = 0L;
            for (var kill = 0; kill < kills; kill++)
            {
                await using var host = ServeHost.Begin(world.Azure.Endpoint, world.SqliteStore, world.Receiver.Url, governed: null, ShortLease);
                await moments.AwaitAsync(host);
                if (kill == kills / 2)
                {
                    await host.ReadyAsync();
                    scan = await host.RequestScanAsync();
                    await host.ScanBeganAsync(scan);
                }

                var look = moments.Look(isServing: world.Grid.Targets.Count > 0);
                await host.KillAsync();
                world.Grid.Targets = [];
                look();
                using var left = SqliteCopy.Of(world.DatabasePath);
                Assert.Equal("ok", left.Integrity);
                moments.Count("an assessment under way", left.HeldLease > lease);
                lease = Math.Max(lease, left.HeldLease);
                moments.Count("changes pending", left.Pending > 0);
            }

            output.WriteLine($"{kills} kills in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s, {drift.Writes} writes, hit: {string.Join(", ", moments.Hits.Select(hit => $"{hit.Value} with {hit.Key}"))}");
        }

        await using var last = await world.ServeAsync();
        await last.ScannedAsync(scan);
        await world.SettleAsync(last);
        output.WriteLine($"Settled after {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s; {world.Summary}");

        await world.AssertRightAsync(last);
        Assert.Equal(HttpStatusCode.OK, Assert.Single(world.Grid.Answers).Key);
        Assert.True(moments.Hits.Count >= 5 || kills < 50, "Kills that all hit the same moment prove little.");
        Assert.True(moments.Hits.GetValueOrDefault(KillMoments.AlertInFlight) >= 3 || kills < 50, "Of the kills next to none met an alert on its way.");
    }

    internal static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
