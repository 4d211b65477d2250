using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Azure;
using Azure.Core;
using Compliance.Application.Signals;
using Compliance.Application.Stores;
using Compliance.Infrastructure.Tables;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Queues;

/// <summary>
/// Wake-ups as messages of storage queues, one queue a target: the functions that listen are what wakes up. The output
/// binding of the worker cannot delay a message, hence this one.
/// </summary>
internal sealed class QueueSignals : ISignals
{
    // The service keeps an invisible message no longer than it keeps a message at all.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1);

    private readonly StoragePipeline _pipeline;
    private readonly string _prefix;
    private readonly TimeProvider _time;

    // A delayed wake-up sends the next one as long as something waits: without this each event's message became a chain of its own.
    private readonly ConcurrentDictionary<SignalTarget, DateTimeOffset> _onTheirWay = [];

    public QueueSignals(IOptions<QueueSignalOptions> options, TimeProvider time, IEnumerable<TokenCredential> credentials, StoreMetrics metrics)
    {
        var value = options.Value;
        _time = time;
        _prefix = value.QueuePrefix;
        var connection = StorageConnection.Of(value.ConnectionString, value.Endpoint, value.Credential ?? credentials.LastOrDefault(), "queue");
        _pipeline = new StoragePipeline(connection, (account, key) => new SharedKeyPolicy(account, key, time), value.MaxRetries, failed: () => metrics.Failed("queue"));
    }

    public async Task SendAsync(SignalTarget target, TimeSpan delay, CancellationToken cancellationToken)
    {
        var (now, due) = (_time.GetUtcNow(), _time.GetUtcNow() + delay);
        if (delay > TimeSpan.Zero && _onTheirWay.TryGetValue(target, out var earlier) && earlier > now && earlier <= due)
        {
            return;
        }

        await EnqueueAsync(target, delay, cancellationToken);
        if (delay > TimeSpan.Zero)
        {
            _onTheirWay[target] = due;
        }
    }

    private async Task EnqueueAsync(SignalTarget target, TimeSpan delay, CancellationToken cancellationToken)
    {
        var queue = $"{_prefix}-{target.ToString().ToLowerInvariant()}";

        // Whole seconds, and rather a little late: a wake-up before its time would find nothing to do.
        var seconds = (int)Math.Ceiling(Math.Clamp(delay.TotalSeconds, 0, MaxDelay.TotalSeconds));
        var address = string.Create(CultureInfo.InvariantCulture, $"{queue}/messages?visibilitytimeout={seconds}");
        var status = await SendAsync(RequestMethod.Post, address, $"<QueueMessage><MessageText>{target}</MessageText></QueueMessage>", cancellationToken);
        if (status == (int)HttpStatusCode.NotFound)
        {
            await SendAsync(RequestMethod.Put, queue, null, cancellationToken);
            status = await SendAsync(RequestMethod.Post, address, $"<QueueMessage><MessageText>{target}</MessageText></QueueMessage>", cancellationToken);
        }

        if (status == (int)HttpStatusCode.NotFound)
        {
            throw new InvalidOperationException($"The queue '{queue}' is not there, although it was made.");
        }
    }

    /// <returns>201, 204, or 404 for a queue that is not there.</returns>
    private async Task<int> SendAsync(RequestMethod method, string address, string? body, CancellationToken cancellationToken)
    {
        var request = _pipeline.NewRequest(method, address);
        if (body is not null)
        {
            request.Headers.SetValue(HttpHeader.Names.ContentType, "application/xml");
            request.Content = RequestContent.Create(System.Text.Encoding.UTF8.GetBytes(body));
        }

        using var response = await _pipeline.SendAsync(request, cancellationToken);
        return response.IsError && response.Status != (int)HttpStatusCode.NotFound ? throw new RequestFailedException(response) : response.Status;
    }
}
