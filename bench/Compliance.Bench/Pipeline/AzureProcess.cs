using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Compliance.Simulator;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compliance.Bench.Pipeline;

/// <summary>
/// The simulated Azure in a process of its own, as Azure is: neither its threads nor its garbage are the host's. It ends with this.
/// </summary>
internal sealed class AzureProcess : IAsyncDisposable
{
    // More than any benchmark asks for: what waits for the quota is Azure's time, and a benchmark should not take an hour.
    private const int NoQuota = 1_000_000;

    private readonly Process _process;
    private readonly HttpClient _client;

    private AzureProcess(Process process, Uri endpoint)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = endpoint };
    }

    public Uri Endpoint => _client.BaseAddress!;

    /// <param name="hasQuota">Resource Graph admits 15 calls in 5 seconds, else any number.</param>
    public static async Task<AzureProcess> StartAsync(string estate, bool hasQuota)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [ChildProcess.Azure, estate, hasQuota.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var endpoint = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The simulated Azure did not start.");
        return new AzureProcess(process, new Uri(endpoint));
    }

    /// <summary>What the process does: serve the estate, say where, and end when nobody holds its input any more.</summary>
    public static async Task ServeAsync(string estate, bool hasQuota)
    {
        var options = new SimulatorOptions { ShiftTo = TimeProvider.System.GetUtcNow(), AsyncOperationDuration = TimeSpan.Zero };
        await using var file = File.OpenRead(estate);
        await using var azure = await SimulatedAzure.StartAsync(
            file,
            hasQuota ? options : options with { QuotaPerWindow = NoQuota },
            TimeProvider.System,
            NullLoggerFactory.Instance,
            CancellationToken.None);
        await Console.Out.WriteLineAsync(azure.Endpoint.AbsoluteUri);
        await Console.In.ReadToEndAsync();
    }

    public async Task SubscribeAsync(Uri webhook)
    {
        using var answer = await _client.PostAsJsonAsync("simulator/subscriptions", new { webhook });
        answer.EnsureSuccessStatusCode();
    }

    public async Task<SimulatorCounts> CountAsync() =>
        await _client.GetFromJsonAsync<SimulatorCounts>("simulator/counts") ?? throw new InvalidOperationException("The simulated Azure does not count.");

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
