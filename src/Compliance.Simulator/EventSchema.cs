namespace Compliance.Simulator;

/// <summary>The envelope of delivered events.</summary>
public enum EventSchema
{
    /// <summary>Event Grid's own schema: an array, even of one event.</summary>
    EventGrid,

    /// <summary>CloudEvents 1.0 in structured JSON.</summary>
    CloudEvents,
}
