using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Compliance.Cli.Tests.EndToEnd;
using Compliance.Testing.Telemetry;

namespace Compliance.Cli.Tests.Endurance;

/// <summary><c>compliance serve</c> as its own process, on a port of its own, with short times.</summary>
internal sealed partial class ServeHost : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CliProcess _process;
    private HttpClient? _http;

    private ServeHost(CliProcess process) => _process = process;

    public int Id => _process.Id;

    public Uri Address => Http.BaseAddress!;

    public string Log => _process.Error;

    public HttpClient Http => _http ?? throw new InvalidOperationException("It does not serve yet.");

    /// <summary>Begins the process; it serves after <see cref="ReadyAsync"/>.</summary>
    /// <param name="store">As <c>--store</c> takes it.</param>
    /// <param name="alerts">Null: nobody but standard output is told.</param>
    /// <param name="governed">The one subscription it governs; null for all.</param>
    public static ServeHost Begin(Uri arm, string store, Uri? alerts, string? governed = null, params (string Name, string Value)[] settings)
    {
        List<(string, string)> environment =
        [
            ("Assessment__LeaseDuration", "00:00:05"),
            ("Assessment__RetryDelay", "00:00:00.1"),
            ("Assessment__LookAgain", "00:00:01"),
            ("Alerts__Settle", "00:00:00.2"),
            ("Alerts__RetryDelay", "00:00:00.2"),
            ("Alerts__DigestAbove", "20"),
            ("Teams__Timeout", "00:00:01"),
            ("Loops__LookInterval", "00:00:01"),
            .. settings,
        ];
        if (alerts is not null)
        {
            environment.Add(("Teams__Url", alerts.AbsoluteUri));
        }

        return new ServeHost(CliProcess.Start(environment, ["serve", "--arm-endpoint", arm.AbsoluteUri, "--store", store, "--urls", "http://127.0.0.1:0", .. governed is null ? (string[])[] : ["--subscription", governed]]));
    }

    public static async Task<ServeHost> StartAsync(Uri arm, string store, Uri? alerts, string? governed = null, params (string Name, string Value)[] settings)
    {
        var host = Begin(arm, store, alerts, governed, settings);
        try
        {
            await host.ReadyAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async Task ReadyAsync()
    {
        await _process.AwaitErrorAsync("Ctrl-C ends.", Patience);
        _http = new HttpClient { BaseAddress = new Uri(Serving().Match(Log).Groups["url"].Value), Timeout = TimeSpan.FromSeconds(30) };
    }

    public Task KillAsync() => _process.KillAsync();

    public void Pause() => _process.Signal("STOP");

    public void Resume() => _process.Signal("CONT");

    public Task<JsonElement> GetAsync(string path) => Http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    public async Task<HttpStatusCode> StatusOfAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    public async Task<PrometheusPage> MetricsAsync() => PrometheusPage.Parse(await Http.GetStringAsync(new Uri("metrics", UriKind.Relative)));

    /// <summary>Until this process has swept; the store may know of sweeps of others.</summary>
    public Task SweptAsync() => Poll.UntilAsync(() => Task.FromResult(Log.Contains("Swept ", StringComparison.Ordinal)), Patience, () => $"no sweep: {Log}");

    /// <summary>Until no change waits, and none was set aside.</summary>
    public async Task AssessedAsync()
    {
        JsonElement summary = default;
        await Poll.UntilAsync(
            async () => (summary = await GetAsync("api/summary")).GetProperty("pendingChanges").GetInt32() == 0, Patience, () => $"{summary}\n{Log}");
        if (summary.GetProperty("setAsideChanges").GetInt32() > 0)
        {
            throw new InvalidOperationException($"Changes were set aside: {Log}");
        }
    }

    /// <summary>Asks for a scan of everything governed.</summary>
    /// <returns>Where to ask for it.</returns>
    public async Task<string> RequestScanAsync()
    {
        using var accepted = await Http.PostAsJsonAsync(new Uri("api/scans", UriKind.Relative), new { });
        accepted.EnsureSuccessStatusCode();
        return accepted.Headers.Location!.IsAbsoluteUri ? accepted.Headers.Location.PathAndQuery : accepted.Headers.Location.ToString();
    }

    /// <summary>Until a scan that was asked for runs, or is over already.</summary>
    public Task ScanBeganAsync(string location) =>
        Poll.UntilAsync(async () => (await GetAsync(location)).GetProperty("status").GetString() != "queued", Patience, () => Log);

    /// <summary>Until a scan is over.</summary>
    public async Task ScannedAsync(string location)
    {
        var status = "";
        await Poll.UntilAsync(
            async () => (status = (await GetAsync(location)).GetProperty("status").GetString()) is not ("queued" or "running"), Patience, () => $"scan {status}: {Log}");
        if (status != "succeeded")
        {
            throw new InvalidOperationException($"The scan ended as {status}: {Log}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        await _process.DisposeAsync();
    }

    [GeneratedRegex("Serving at (?<url>http://[^ ]+)\\. ")]
    private static partial Regex Serving();
}
