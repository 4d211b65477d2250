using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Compliance.Infrastructure.Tests.Reports;
using Xunit;

namespace Compliance.Cli.Tests.EndToEnd;

public sealed class ServeTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compliance-serve-");
    private readonly int _armPort = FreePort.Take();
    private readonly int _port = FreePort.Take();
    private CliProcess? _azure;

    public async Task InitializeAsync()
    {
        _azure = CliProcess.Start("simulate", "--estate", Repository.PathOf("samples/estates/contoso.json"), "--port", Text(_armPort));
        await _azure.AwaitErrorAsync("Simulated Azure at", Patience);
    }

    public async Task DisposeAsync()
    {
        await _azure!.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Simulate_Root_AnswersWhenReady()
    {
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{_armPort}/"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Serve_CtrlC_EndsWithin5SecondsAndKeepsWhatItStored()
    {
        int clusters;
        await using (var first = await ServeAsync())
        {
            clusters = await ProvenAsync();
            first.Interrupt();
            Assert.Equal(0, await first.ExitAsync(TimeSpan.FromSeconds(5)));
        }

        await using var second = await ServeAsync();
        using var http = Api();
        var summary = await http.GetFromJsonAsync<JsonElement>("api/summary");

        Assert.Equal(41, clusters);
        Assert.Contains("41", summary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_MalformedEvent_Is400AndAnOversizedOne413()
    {
        await using var host = await ServeAsync();
        using var http = Api();

        using var malformed = await http.PostAsync("api/events", new StringContent("{", Encoding.UTF8, "application/json"));
        using var oversized = await http.PostAsync("api/events", new StringContent(new string(' ', (1 << 20) + 1), Encoding.UTF8, "application/json"));

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (malformed.StatusCode, malformed.Content.Headers.ContentType?.MediaType));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, oversized.StatusCode);
    }

    [Fact]
    public async Task Serve_ScanByApi_RunsAndAnswersItsResult()
    {
        await using var host = await ServeAsync();
        using var http = Api();

        using var accepted = await http.PostAsJsonAsync("api/scans", new { });
        var location = accepted.Headers.Location!;
        using var patience = new CancellationTokenSource(Patience);
        JsonElement scan;
        do
        {
            await Task.Delay(100, patience.Token);
            scan = await http.GetFromJsonAsync<JsonElement>(location, patience.Token);
        }
        while (scan.GetProperty("status").GetString() is "queued" or "running");

        Assert.Equal((HttpStatusCode.Accepted, "succeeded"), (accepted.StatusCode, scan.GetProperty("status").GetString()));
        var result = await http.GetFromJsonAsync<JsonElement>(new Uri($"{location}/result", UriKind.RelativeOrAbsolute));
        Assert.Equal("azure", result.GetProperty("scan").GetProperty("source").GetString());
        Assert.Equal(42, result.GetProperty("summary").GetProperty("clusters").GetInt32());
    }

    private async Task<int> ProvenAsync()
    {
        using var http = Api();
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var page = await http.GetFromJsonAsync<JsonElement>("api/clusters?verdict=proven&top=1000", patience.Token);
            if (page.GetProperty("items").GetArrayLength() is var count and > 0)
            {
                return count;
            }

            await Task.Delay(100, patience.Token);
        }
    }

    [Fact]
    public async Task Serve_PortInUse_EndsBeforeItReadsAzure()
    {
        using var taken = new TcpListener(IPAddress.Loopback, _port);
        taken.Start();

        await using var host = Serve();

        Assert.Equal(2, await host.ExitAsync(Patience));
        Assert.Contains("in use", Assert.Single(host.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        using var http = new HttpClient();
        var counts = await http.GetFromJsonAsync<JsonElement>(new Uri($"http://127.0.0.1:{_armPort}/simulator/counts"));
        Assert.Equal(0, counts.GetProperty("resourceGraphCalls").GetInt64());
    }

    private HttpClient Api() => new() { BaseAddress = new Uri($"http://127.0.0.1:{_port}/") };

    private async Task<CliProcess> ServeAsync()
    {
        var host = Serve();
        await host.AwaitErrorAsync("Serving at", Patience);
        return host;
    }

    private CliProcess Serve() => CliProcess.Start(
        "serve", "--arm-endpoint", $"http://127.0.0.1:{_armPort}", "--store", $"sqlite:{Path.Combine(_folder.FullName, "serve.db")}", "--urls", $"http://127.0.0.1:{_port}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
