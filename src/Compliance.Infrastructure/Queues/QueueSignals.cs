using System.Collections.Concurrent;
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

        await new StorageQueue(_pipeline, $"{_prefix}-{target.ToString().ToLowerInvariant()}").AddAsync($"{target}", delay, cancellationToken);
        if (delay > TimeSpan.Zero)
        {
            _onTheirWay[target] = due;
        }
    }
}
