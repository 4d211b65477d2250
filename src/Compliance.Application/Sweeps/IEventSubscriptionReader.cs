using System.Collections.Immutable;

namespace Compliance.Application.Sweeps;

/// <summary>Reads which event subscriptions Event Grid has for what happens in a subscription.</summary>
public interface IEventSubscriptionReader
{
    /// <returns>Those about the whole subscription; null when they could not be read, which says nothing of them.</returns>
    Task<ImmutableArray<EventSubscription>?> ReadAsync(string subscription, CancellationToken cancellationToken);
}

/// <summary>One event subscription, as far as it decides whether changes reach us.</summary>
public sealed record EventSubscription
{
    /// <summary>The id of the function or of the queue (<c>…/queueServices/default/queues/{name}</c>), or the URL of the webhook without its query.</summary>
    public required string Destination { get; init; }

    /// <summary>Event Grid delivers by it: the handshake is done.</summary>
    public required bool IsReady { get; init; }

    /// <summary>Event types that are delivered; empty for all of the topic.</summary>
    public ImmutableArray<string> EventTypes { get; init; } = [];

    /// <summary>What subjects must begin with; empty for all.</summary>
    public string SubjectBeginsWith { get; init; } = "";

    /// <summary>What subjects must end with; empty for all.</summary>
    public string SubjectEndsWith { get; init; } = "";

    public DateTimeOffset? ExpiresAt { get; init; }
}
