using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
using Xunit.Abstractions;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>Many events for a while, by option for a long time: <c>COMPLIANCE_SOAK</c> is the number of seconds, <c>COMPLIANCE_SOAK_RATE</c> that of events in each.</summary>
[Collection(EnduranceTests.Name)]
public sealed class SoakTests(ITestOutputHelper output)
{
    [UnixFact]
    public async Task Serve_EventsForAWhile_KeepsUpAndItsMemory()
    {
        var length = TimeSpan.FromSeconds(KilledHostTests.Setting("COMPLIANCE_SOAK", 10));
        var rate = KilledHostTests.Setting("COMPLIANCE_SOAK_RATE", 200);
        await using var world = await World.StartAsync(KilledHostTests.Setting("COMPLIANCE_SEED", 10), output);
        await using var host = await world.ServeAsync();
        await host.SweptAsync();
        var clusters = world.Clusters;
        var atStart = Memory(host);
        await using var drift = world.StartDrift(people: 1, TimeSpan.FromSeconds(2));
        var started = Stopwatch.GetTimestamp();
        var (sent, quarter) = (0, 1);
        while (Stopwatch.GetElapsedTime(started) is var elapsed && elapsed < length)
        {
            for (; sent < elapsed.TotalSeconds * rate; sent++)
            {
                world.Grid.Publish(Event(clusters[sent % clusters.Count]));
            }

            if (elapsed > length * quarter / 4)
            {
                output.WriteLine($"{elapsed.TotalSeconds:F0} s: {sent} events, {Memory(host)}, store {new FileInfo(world.DatabasePath).Length >> 20} MB, pending {(await host.MetricsAsync()).Value("compliance_changes_pending")}");
                quarter++;
            }

            await Task.Delay(20);
        }

        await drift.StopAsync();
        var ended = Stopwatch.GetTimestamp();
        await world.Grid.DrainAsync(ServeHost.Patience);
        await host.AssessedAsync();
        output.WriteLine($"{sent} events in {length.TotalSeconds:F0} s, drained {Stopwatch.GetElapsedTime(ended).TotalSeconds:F1} s later; at start {atStart}, at the end {Memory(host)}, store {new FileInfo(world.DatabasePath).Length >> 20} MB");
        await world.SettleAsync(host);
        output.WriteLine(world.Summary);
        await world.AssertRightAsync(host);
    }

    private static string Event(string subject) => new JsonArray(new JsonObject
    {
        ["id"] = Guid.NewGuid().ToString(),
        ["topic"] = "/subscriptions/soak",
        ["subject"] = subject,
        ["eventType"] = "Microsoft.Resources.ResourceWriteSuccess",
        ["eventTime"] = TimeProvider.System.GetUtcNow().ToString("O"),
        ["data"] = new JsonObject { ["operationName"] = "Microsoft.Kubernetes/connectedClusters/write", ["correlationId"] = Guid.NewGuid().ToString() },
        ["dataVersion"] = "2",
        ["metadataVersion"] = "1",
    }).ToJsonString();

    private static string Memory(ServeHost host)
    {
        using var process = Process.GetProcessById(host.Id);
        return string.Create(CultureInfo.InvariantCulture, $"{process.WorkingSet64 / 1048576.0:F0} MB resident");
    }
}
