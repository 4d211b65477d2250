using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Compliance.Simulator.Events;

/// <summary>One webhook's queue: delivered in order, retried a bounded number of times, then dropped and counted.</summary>
internal sealed partial class Delivery : IAsyncDisposable
{
    // 12 attempts between 100 ms and 2 s apart: about 15 s, short against Event Grid's day.
    private const int MostAttempts = 12;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly Channel<Notification> _queue = Channel.CreateUnbounded<Notification>();
    private readonly CancellationTokenSource _stop = new();
    private readonly EventSubscription _subscription;
    private readonly HttpClient _http;
    private readonly WebhookRequests _requests;
    private readonly TimeProvider _time;
    private readonly Counters _counters;
    private readonly ILogger _logger;
    private readonly Task _loop;

    public Delivery(EventSubscription subscription, HttpClient http, WebhookRequests requests, TimeProvider time, Counters counters, ILogger logger)
    {
        _subscription = subscription;
        _http = http;
        _requests = requests;
        _time = time;
        _counters = counters;
        _logger = logger;
        _loop = RunAsync(_stop.Token);
    }

    public EventSubscription Subscription => _subscription;

    public bool IsMadeIn(string subscription) => _subscription.Subscriptions is not { } named || named.Contains(subscription, StringComparer.OrdinalIgnoreCase);

    public void Enqueue(Notification notification)
    {
        if (IsMadeIn(notification.Change.Subscription) && (_subscription.Topic == EventTopic.Resources || ResourceNotification.Covers(notification.Change)))
        {
            _queue.Writer.TryWrite(notification);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken ct)
    {
        try
        {
            await foreach (var notification in _queue.Reader.ReadAllAsync(ct))
            {
                await DeliverAsync(notification.Id, EventEnvelope.Write(notification, _subscription), ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The simulator stops; what is queued dies with it.
        }
    }

    private async Task DeliverAsync(string id, JsonNode body, CancellationToken ct)
    {
        var pause = FirstPause;
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var status = await SendAsync(id, body, attempt, ct);
            if (status is >= 200 and <= 204)
            {
                _counters.Delivered();
                return;
            }

            // Event Grid does not retry these for webhooks.
            if (status is 400 or 401 or 413)
            {
                LogRefused(_logger, id, status);
                _counters.Dropped();
                return;
            }

            await Task.Delay(pause, _time, ct);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        LogGivenUp(_logger, id, MostAttempts);
        _counters.Dropped();
    }

    private async Task<int> SendAsync(string id, JsonNode body, int attempt, CancellationToken ct)
    {
        try
        {
            using var request = _requests.Notification(body, id, attempt);
            using var response = await _http.SendAsync(request, ct);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException e)
        {
            LogUnreachable(_logger, id, e.Message);
            return 0;
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            LogUnreachable(_logger, id, e.Message);
            return 0;
        }
    }

    [LoggerMessage(9101, LogLevel.Warning, "The webhook refused event {EventId} with {Status}; it is not retried.")]
    private static partial void LogRefused(ILogger logger, string eventId, int status);

    [LoggerMessage(9102, LogLevel.Error, "Event {EventId} was given up after {Attempts} attempts.")]
    private static partial void LogGivenUp(ILogger logger, string eventId, int attempts);

    [LoggerMessage(9103, LogLevel.Debug, "The webhook could not be reached for event {EventId}: {Reason}")]
    private static partial void LogUnreachable(ILogger logger, string eventId, string reason);
}
