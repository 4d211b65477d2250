using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>
/// What stands between the simulator and hosts that come and go: takes its events and delivers each until it is answered
/// with 2xx, now and then twice. An answer that Event Grid would not retry is kept as a refusal, and the event is lost.
/// </summary>
internal sealed class EventGrid : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);

    private readonly Channel<(string Body, bool IsTwice)> _queue = Channel.CreateUnbounded<(string, bool)>();
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly WebApplication _server;
    private readonly Random _random;
    private readonly List<Task> _workers;
    private volatile Uri[] _targets = [];
    private int _open;
    private int _inFlight;
    private int _turn;
    private int _published;
    private int _retries;
    private int _storedWithoutAnswer;

    private EventGrid(WebApplication server, int seed, int workers)
    {
        _server = server;
        _random = new Random(seed);
        server.Run(TakeAsync);
        _workers = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(() => DeliverAsync(_stop.Token)))];
    }

    public Uri Webhook => new(_server.Urls.Single());

    /// <summary>Where events go, in turn; nowhere while empty.</summary>
    public IReadOnlyList<Uri> Targets
    {
        get => _targets;
        set => _targets = [.. value];
    }

    public int Published => _published;

    public int Retries => _retries;

    /// <summary>Events that a host knew already when it was told again after a failed try: it died between its store and its answer.</summary>
    public int StoredWithoutAnswer => _storedWithoutAnswer;

    public bool IsDelivering => Volatile.Read(ref _inFlight) > 0;

    public bool IsDrained => Volatile.Read(ref _open) == 0;

    /// <summary>Statuses that hosts answered with, and how often.</summary>
    public ConcurrentDictionary<HttpStatusCode, int> Answers { get; } = new();

    /// <summary>What the last answer of 503 said of when to come again.</summary>
    public TimeSpan? RetryAfter { get; private set; }

    public static async Task<EventGrid> StartAsync(int seed, int workers = 4)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var grid = new EventGrid(builder.Build(), seed, workers);
        await grid._server.StartAsync();
        return grid;
    }

    /// <summary>An event of the test's own.</summary>
    public void Publish(string body, bool twice = false)
    {
        Interlocked.Increment(ref _published);
        for (var copy = 0; copy < (twice ? 2 : 1); copy++)
        {
            Interlocked.Increment(ref _open);
            _queue.Writer.TryWrite((body, twice));
        }
    }

    public Task DrainAsync(TimeSpan patience) => Poll.UntilAsync(() => Task.FromResult(IsDrained), patience, () => $"{_open} events wait for an answer; answers so far: {string.Join(", ", Answers)}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_workers);
        await _server.DisposeAsync();
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        if (context.Request.Headers["aeg-event-type"] == "SubscriptionValidation")
        {
            var code = JsonNode.Parse(body)![0]!["data"]!["validationCode"]!.GetValue<string>();
            await context.Response.WriteAsJsonAsync(new JsonObject { ["validationResponse"] = code });
            return;
        }

        Publish(body, IsTwice());
    }

    private bool IsTwice()
    {
        lock (_random)
        {
#pragma warning disable CA5394 // A test wants the same choices for the same seed.
            return _random.Next(20) == 0;
#pragma warning restore CA5394
        }
    }

    private async Task DeliverAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var (body, isTwice) in _queue.Reader.ReadAllAsync(cancellationToken))
            {
                for (var attempt = 1; !await TryAsync(body, attempt > 1, isTwice, cancellationToken); attempt++)
                {
                    await Task.Delay(Pause, cancellationToken);
                }

                Interlocked.Decrement(ref _open);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    /// <returns>Whether Event Grid would be done with the event.</returns>
    private async Task<bool> TryAsync(string body, bool isAgain, bool isTwice, CancellationToken cancellationToken)
    {
        if (_targets is not { Length: > 0 } targets)
        {
            return false;
        }

        if (isAgain)
        {
            Interlocked.Increment(ref _retries);
        }

        Interlocked.Increment(ref _inFlight);
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await _http.PostAsync(new Uri(targets[(uint)Interlocked.Increment(ref _turn) % targets.Length], "api/events"), content, cancellationToken);
            Answers.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
            RetryAfter = response.Headers.RetryAfter?.Delta ?? RetryAfter;
            if (response.IsSuccessStatusCode && isAgain && !isTwice && await IsKnownAsync(response, cancellationToken))
            {
                Interlocked.Increment(ref _storedWithoutAnswer);
            }

            return response.IsSuccessStatusCode || response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.RequestEntityTooLarge;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private static async Task<bool> IsKnownAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync(cancellationToken)).GetProperty("duplicates").GetInt32() > 0;
}
