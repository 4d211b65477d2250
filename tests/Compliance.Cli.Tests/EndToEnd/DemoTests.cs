using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Xunit;

namespace Compliance.Cli.Tests.EndToEnd;

/// <summary>The main job, from a write to Azure to an alert, through every real part but Azure itself.</summary>
public sealed class DemoTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task DemoOnce_EmbeddedEstate_FindsAlertsAndClosesEachBreak()
    {
        await using var demo = CliProcess.Start("demo", "--once", "--format", "json", "--port", "0");

        var exit = await demo.ExitAsync(Patience);

        Assert.True(exit == 0, demo.Output + demo.Error);
        using var ledger = JsonDocument.Parse(demo.Output);
        Assert.True(ledger.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(0, ledger.RootElement.GetProperty("remediations").GetArrayLength());
        var steps = ledger.RootElement.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(["ARC-PL-001", "ARC-PL-011", "ARC-DNS-003"], steps.Select(step => step.GetProperty("ruleId").GetString()));
        Assert.Equal([1, 12, 22], steps.Select(step => step.GetProperty("affectedClusters").GetInt32()));
        Assert.All(steps, step =>
        {
            Assert.Equal(1, step.GetProperty("alerts").GetInt32());
            Assert.True(step.GetProperty("closed").GetBoolean());
            Assert.True(step.GetProperty("eventToStoredMs").GetDouble() > 0);
            Assert.True(step.GetProperty("eventToAlertMs").GetDouble() >= step.GetProperty("eventToStoredMs").GetDouble());
        });
    }

    [Fact]
    public async Task DemoOnce_AsText_PrintsTheLedgerAndTheAlerts()
    {
        await using var demo = CliProcess.Start("demo", "--once", "--port", "0");

        var exit = await demo.ExitAsync(Patience);

        Assert.True(exit == 0, demo.Output + demo.Error);
        Assert.Contains("ARC-DNS-003, 22 clusters", demo.Output, StringComparison.Ordinal);
        Assert.Equal("", demo.Error);
    }

    [Fact]
    public async Task Demo_PortInUse_IsOneLineAndExit2()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        await using var demo = CliProcess.Start("demo", "--once", "--port", port);

        Assert.Equal(2, await demo.ExitAsync(Patience));
        Assert.Contains("in use", Assert.Single(demo.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_EstateWithoutAProvenCluster_SaysThatThereIsNothingToBreak()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"readAt":"2026-11-20T09:30:00Z","data":[]}""");
        try
        {
            await using var demo = CliProcess.Start("demo", "--once", "--port", "0", "--estate", file);

            Assert.Equal(2, await demo.ExitAsync(Patience));
            Assert.Contains("no proven cluster", demo.Error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
