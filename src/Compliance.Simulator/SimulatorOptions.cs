namespace Compliance.Simulator;

/// <summary>How the simulated Azure behaves. All times are wall times of the given <see cref="TimeProvider"/>.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Port on 127.0.0.1, 0–65535; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Subscribed at start, handshake included, when set.</summary>
    public Uri? Webhook { get; init; }

    /// <summary>Headers added to the handshake and to each delivery, such as a shared secret.</summary>
    public IReadOnlyDictionary<string, string> WebhookHeaders { get; init; } = new Dictionary<string, string>();

    public EventSchema EventSchema { get; init; } = EventSchema.EventGrid;

    /// <summary>When set, every ISO time in the estate is moved by the distance from the estate's <c>readAt</c> to this time.</summary>
    public DateTimeOffset? ShiftTo { get; init; }

    /// <summary>How long an asynchronous operation takes, at least 0; with 0 the first poll finds it ended.</summary>
    public TimeSpan AsyncOperationDuration { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Resource Graph requests admitted in a window, at least 1.</summary>
    public int QuotaPerWindow { get; init; } = 15;

    /// <summary>Length of the sliding quota window, more than 0.</summary>
    public TimeSpan QuotaWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Writes every exchange, bodies included and authorization left out, to this file when the simulator stops: a JSON
    /// array of <c>{request: {method, uri, body}, response: {status, headers, body}}</c>. Null records nothing.
    /// </summary>
    public string? ExchangeFile { get; init; }
}
