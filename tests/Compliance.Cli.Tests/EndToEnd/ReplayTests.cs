using System.Globalization;
using Compliance.Infrastructure.Tests.Reports;
using Xunit;

namespace Compliance.Cli.Tests.EndToEnd;

/// <summary>A replay beside a host that runs on the same store.</summary>
public sealed class ReplayTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly TemporaryFolder _folder = new();
    private readonly string _arm = $"http://127.0.0.1:{Text(FreePort.Take())}";

    private string Store => $"sqlite:{_folder.PathOf("serve.db")}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Replay_HostRunsOnTheStore_DoesTheWorkAndFindsTheSame()
    {
        await using var azure = CliProcess.Start("simulate", "--estate", Repository.PathOf("samples/estates/contoso.json"), "--port", _arm.Split(':')[2]);
        await azure.AwaitErrorAsync("Simulated Azure at", Patience);
        await using var host = CliProcess.Start("serve", "--arm-endpoint", _arm, "--store", Store, "--urls", $"http://127.0.0.1:{Text(FreePort.Take())}");
        await host.AwaitErrorAsync("Swept", Patience);
        const string Zone = "/subscriptions/2a500855-66f6-4bc3-a06c-ea45497355eb/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/privatelink.his.arc.azure.com";
        await File.WriteAllTextAsync(
            _folder.PathOf("dead.json"),
            $$$"""[{"id":"1","topic":"/subscriptions/s","subject":"{{{Zone}}}","eventType":"Microsoft.Resources.ResourceWriteSuccess","eventTime":"2026-11-21T09:15:22Z","data":{}}]""");
        Assert.Contains("1 taken in", await ReplayAsync("--dead-letter", _folder.PathOf("dead.json"), "--apply"), StringComparison.Ordinal);
        var before = await AwaitDoneAsync();

        Assert.Contains("1 changes are pending again", await ReplayAsync("--from", "2000-01-01", "--to", "2100-01-01", "--apply"), StringComparison.Ordinal);

        var after = await AwaitDoneAsync();
        Assert.Equal(before, after);
        Assert.Contains("A judgement made now finds nothing that is not stored.", after, StringComparison.Ordinal);
    }

    // Two options at once: their refusals come as one.
    [Fact]
    public async Task Replay_SettingsThatCannotBe_AreRefusedByName()
    {
        File.Create(_folder.PathOf("serve.db")).Dispose();
        await using var replay = CliProcess.Start(
            [("Assessment__MaxBatch", "0"), ("Alerts__DigestAbove", "99")], "replay", "--store", Store, "--from", "2000-01-01", "--to", "2100-01-01");

        Assert.Equal(2, await replay.ExitAsync(Patience));
        Assert.Contains("Assessment__MaxBatch must be", replay.Error, StringComparison.Ordinal);
        Assert.Contains("Alerts__DigestAbove must be", replay.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", replay.Error, StringComparison.Ordinal);
    }

    /// <summary>What a dry replay says once the host has done the change.</summary>
    private async Task<string> AwaitDoneAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var said = await ReplayAsync("--from", "2000-01-01", "--to", "2100-01-01", "--arm-endpoint", _arm);
            if (said.Contains("1 changes: 1 done", StringComparison.Ordinal))
            {
                return said;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), patience.Token);
        }
    }

    // As its own process: it goes by the same clock as the host.
    private async Task<string> ReplayAsync(params string[] arguments)
    {
        await using var replay = CliProcess.Start(["replay", "--store", Store, .. arguments]);
        Assert.Equal(0, await replay.ExitAsync(Patience));
        return replay.Output;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
