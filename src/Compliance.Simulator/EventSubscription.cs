namespace Compliance.Simulator;

/// <summary>A webhook that wants events.</summary>
public sealed record EventSubscription
{
    public required Uri Webhook { get; init; }

    public EventSchema Schema { get; init; } = EventSchema.EventGrid;

    public EventTopic Topic { get; init; } = EventTopic.Resources;

    /// <summary>The Azure subscriptions it is made in; null for every one, also those that come later.</summary>
    public IReadOnlyList<string>? Subscriptions { get; init; }

    /// <summary>Headers added to the handshake and to each delivery, such as a shared secret.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
