using Microsoft.Extensions.Logging;

namespace Compliance.Simulator.Events;

/// <summary>Gives each event to every subscribed webhook, in order and never waiting for one.</summary>
internal sealed class EventPublisher(SimulatorOptions options, TimeProvider time, Counters counters, ILogger<EventPublisher> logger) : IAsyncDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly List<Delivery> _deliveries = [];
    private readonly Lock _lock = new();

    public async Task SubscribeAsync(Uri webhook, CancellationToken ct)
    {
        var requests = new WebhookRequests(options);
        await new Handshake(_http, requests, options, time).PerformAsync(webhook, ct);
        lock (_lock)
        {
            _deliveries.Add(new Delivery(webhook, _http, requests, time, counters, logger));
        }
    }

    public void Publish(ResourceEvent change)
    {
        counters.Published();
        lock (_lock)
        {
            var id = Guid.NewGuid().ToString();
            var body = EventEnvelope.Write(change, id, time.GetUtcNow(), options.EventSchema);
            _deliveries.ForEach(d => d.Enqueue(id, body));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var delivery in _deliveries)
        {
            await delivery.DisposeAsync();
        }

        _http.Dispose();
    }
}
