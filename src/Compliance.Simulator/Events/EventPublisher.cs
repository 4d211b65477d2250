using System.Text.Json;
using Compliance.Simulator.Faults;
using Microsoft.Extensions.Logging;

namespace Compliance.Simulator.Events;

/// <summary>Gives each event to every subscribed webhook and listener, in order and never waiting for one, unless a fault says otherwise.</summary>
internal sealed class EventPublisher(FaultSwitches faults, TimeProvider time, Counters counters, ILogger<EventPublisher> logger) : IAsyncDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly List<Delivery> _deliveries = [];
    private readonly List<Action<byte[]>> _listeners = [];
    private readonly List<(int Behind, Action Send)> _held = [];
    private readonly List<ITimer> _late = [];
    private readonly Lock _lock = new();

    public async Task SubscribeAsync(EventSubscription subscription, CancellationToken ct)
    {
        var requests = new WebhookRequests(subscription);
        await new Handshake(_http, requests, subscription, time).PerformAsync(ct);
        lock (_lock)
        {
            _deliveries.Add(new Delivery(subscription, _http, requests, time, counters, logger));
        }
    }

    /// <summary>The event subscriptions made in an Azure subscription.</summary>
    public IReadOnlyList<EventSubscription> SubscriptionsOf(string subscription)
    {
        lock (_lock)
        {
            return [.. _deliveries.Where(delivery => delivery.IsMadeIn(subscription)).Select(delivery => delivery.Subscription)];
        }
    }

    /// <summary>Called with each event where it happens, before the write that caused it is answered.</summary>
    public void Listen(Action<byte[]> receive)
    {
        lock (_lock)
        {
            _listeners.Add(receive);
        }
    }

    /// <summary>What is queued dies with its subscription.</summary>
    public async Task UnsubscribeAllAsync()
    {
        List<Delivery> ended;
        lock (_lock)
        {
            ended = [.. _deliveries];
            _deliveries.Clear();
        }

        foreach (var delivery in ended)
        {
            await delivery.DisposeAsync();
        }
    }

    public void Publish(ResourceEvent change)
    {
        counters.Published();
        lock (_lock)
        {
            var strikes = faults.Strike(FaultArea.Events, change.Method, change.Subject, query: null);
            if (strikes.Get<Effect.Lose>() is not null)
            {
                return;
            }

            var at = time.GetUtcNow() + TimeSpan.FromSeconds(strikes.Get<Effect.Skew>()?.Seconds ?? 0);
            var notification = new Notification(Guid.NewGuid().ToString(), at, change);
            var copies = 1 + (strikes.Get<Effect.Repeat>()?.Copies ?? 0);
            Send(() => Enqueue(notification, copies), strikes);
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _late.ForEach(timer => timer.Dispose());
        }

        await UnsubscribeAllAsync();
        _http.Dispose();
    }

    private void Send(Action send, Strikes strikes)
    {
        if (strikes.Get<Effect.Delay>() is { } delay)
        {
            _late.Add(time.CreateTimer(_ => send(), null, TimeSpan.FromSeconds(delay.Seconds), Timeout.InfiniteTimeSpan));
            return;
        }

        if (strikes.Get<Effect.Reorder>() is { } reorder)
        {
            _held.Add((reorder.Behind, send));
            return;
        }

        send();
        for (var at = 0; at < _held.Count; at++)
        {
            _held[at] = _held[at] with { Behind = _held[at].Behind - 1 };
        }

        _held.Where(held => held.Behind == 0).ToList().ForEach(held => held.Send());
        _held.RemoveAll(held => held.Behind == 0);
    }

    private void Enqueue(Notification notification, int copies)
    {
        lock (_lock)
        {
            foreach (var delivery in _deliveries)
            {
                for (var copy = 0; copy < copies; copy++)
                {
                    delivery.Enqueue(notification);
                }
            }

            foreach (var listener in _listeners)
            {
                for (var copy = 0; copy < copies; copy++)
                {
                    listener(JsonSerializer.SerializeToUtf8Bytes(EventEnvelope.Write(notification, EventSchema.EventGrid, EventTopic.Resources)));
                }
            }
        }
    }
}
