using System.Globalization;
using System.Text.Json.Nodes;
using Compliance.Infrastructure.Tests.Reports;
using Xunit;

namespace Compliance.Cli.Tests.EndToEnd;

/// <summary>Scans of Azure itself, or of what behaves like it: <c>simulate</c> in a process of its own.</summary>
public sealed class ScanAzureTests : IAsyncLifetime
{
    private const string Estate = "samples/estates/drifted.json";
    private const string Foreign = "99999999-9999-9999-9999-999999999999";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly int _port = FreePort.Take();
    private CliProcess? _azure;

    private string Endpoint => $"http://127.0.0.1:{_port}";

    public async Task InitializeAsync()
    {
        _azure = CliProcess.Start("simulate", "--estate", Repository.PathOf(Estate), "--port", _port.ToString(CultureInfo.InvariantCulture));
        await _azure.AwaitErrorAsync("Simulated Azure at", Patience);
    }

    public async Task DisposeAsync() => await _azure!.DisposeAsync();

    [Fact]
    public async Task Scan_EverySubscription_FindsWhatAScanOfTheFileFinds()
    {
        var offline = JsonNode.Parse((await ScanAsync("--estate", Repository.PathOf(Estate))).Output)!;
        var readAt = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf(Estate)))!["readAt"]!.GetValue<string>();

        var scan = await ScanAsync(["--arm-endpoint", Endpoint, "--subscription", .. Subscriptions(), "--at", readAt]);

        var live = JsonNode.Parse(scan.Output)!;
        Assert.Equal("azure", live["scan"]!["source"]!.GetValue<string>());
        Assert.Equal(Subscriptions(), live["scan"]!["scope"]!["subscriptions"]!.AsArray().Select(id => id!.GetValue<string>()));
        Assert.All(["summary", "clusters", "findings", "unknowns"], part => Assert.Equal(offline[part]!.ToJsonString(), live[part]!.ToJsonString()));
        Assert.Equal(1, scan.ExitCode);
    }

    [Fact]
    public async Task Scan_SubscriptionThatMayNotBeRead_IsIncompleteAndSaysSo()
    {
        var scan = await ScanAsync("--arm-endpoint", Endpoint, "--subscription", Foreign);

        Assert.Equal(4, scan.ExitCode);
        Assert.Contains("incomplete", scan.Error, StringComparison.Ordinal);
        var gaps = JsonNode.Parse(scan.Output)!["coverage"]!["gaps"]!.AsArray();
        Assert.Contains(gaps, gap => gap!.ToJsonString().Contains(Foreign, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_ThenScanOfTheFile_IsTheScanOfAzure()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("estate.json");
        var export = await RunAsync(["export", "--arm-endpoint", Endpoint, "--subscription", .. Subscriptions(), "--output", file]);

        var readAt = JsonNode.Parse(await File.ReadAllTextAsync(file))!["readAt"]!.GetValue<string>();
        var live = await ScanAsync(["--arm-endpoint", Endpoint, "--subscription", .. Subscriptions(), "--at", readAt]);
        var offline = await ScanAsync("--estate", file);

        Assert.Equal((0, ""), (export.ExitCode, export.Output));
        Assert.Contains($"written to {file}", export.Error, StringComparison.Ordinal);
        Assert.All(["summary", "clusters", "findings", "unknowns"], part => Assert.Equal(
            JsonNode.Parse(live.Output)![part]!.ToJsonString(),
            JsonNode.Parse(offline.Output)![part]!.ToJsonString()));
        Assert.Equal(["estate.json"], folder.Files);
    }

    [Fact]
    public async Task Export_SubscriptionThatMayNotBeRead_SaysSoAndSoDoesTheFile()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("estate.json");

        var export = await RunAsync(["export", "--arm-endpoint", Endpoint, "--subscription", Subscriptions()[0], Foreign, "--output", file]);
        var scan = await ScanAsync("--estate", file, "--fail-on", "none");

        Assert.Equal(4, export.ExitCode);
        Assert.Contains($"gap: ", export.Error, StringComparison.Ordinal);
        Assert.Contains(Foreign, export.Error, StringComparison.Ordinal);
        Assert.Equal(4, scan.ExitCode);
    }

    private static string[] Subscriptions() =>
        [.. JsonNode.Parse(File.ReadAllText(Repository.PathOf(Estate)))!["coverage"]!["subscriptions"]!.AsArray().Select(id => id!.GetValue<string>())];

    private static Task<(int ExitCode, string Output, string Error)> ScanAsync(params string[] arguments) =>
        RunAsync(["scan", "--format", "json", .. arguments]);

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments)
    {
        await using var command = CliProcess.Start(arguments);
        var exitCode = await command.ExitAsync(Patience);
        return (exitCode, command.Output, command.Error);
    }
}
