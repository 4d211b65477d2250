using System.Collections.Immutable;
using System.Text.Json;
using Compliance.Domain.Ids;

namespace Compliance.Application.Changes;

/// <summary>
/// Reads events in the Event Grid schema and as CloudEvents 1.0, one or many. Takes only the fields a change keeps;
/// everything else of an event is neither stored nor logged.
/// </summary>
public static class EventReader
{
    /// <summary>The most events of one delivery; Event Grid's own limit for a batch.</summary>
    public const int MaxEvents = 5000;

    private const string Validation = "Microsoft.EventGrid.SubscriptionValidationEvent";

    /// <summary>Clocks differ; by more than this it is the event that is wrong, and its time is taken for that of its receipt.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    /// <summary>
    /// An event that lacks its id, type, time or source spoils itself and not its neighbours: Event Grid never delivers again
    /// what was answered with 400.
    /// </summary>
    /// <exception cref="EventFormatException">The body holds no event at all, or more than <see cref="MaxEvents"/>.</exception>
    public static EventBatch Read(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        using var document = Parse(body);
        var elements = document.RootElement.ValueKind is JsonValueKind.Array ? [.. document.RootElement.EnumerateArray()] : ImmutableArray.Create(document.RootElement);
        if (elements.Length > MaxEvents)
        {
            throw new EventFormatException($"The delivery holds {elements.Length} events; {MaxEvents} is the most.") { IsTooLarge = true };
        }

        var batch = new Batch(receivedAt);
        EventFormatException? first = null;
        var malformed = 0;
        foreach (var element in elements)
        {
            try
            {
                Read(element, batch);
            }
            catch (EventFormatException bad)
            {
                first ??= bad;
                malformed++;
            }
            catch (InvalidOperationException broken)
            {
                // How JsonElement refuses a string or name with half a surrogate pair, which parses as JSON.
                first ??= new EventFormatException("The body holds text that is not Unicode.", broken);
                malformed++;
            }
        }

        return malformed < elements.Length || first is null ? batch.Close(malformed) : throw first;
    }

    private static void Read(JsonElement element, Batch batch)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            throw new EventFormatException("An event is no JSON object.");
        }

        var type = Required(element, "type", "eventType");
        if (type == Validation)
        {
            batch.ValidationCode = Required(Data(element), "validationCode");
            return;
        }

        // An event without a subject or with one that is no ARM id can name no resource of ours.
        var subject = ResourceId.TryParse(Text(element, "subject"), out var id) ? id : null;
        if (!IsSuccess(type) || subject is null || WatchedResource.Of(subject) is not { } watched)
        {
            batch.Dropped.Add(new DroppedEvent(type, subject));
            return;
        }

        var change = ToChange(element, type, watched, batch.ReceivedAt);
        // What waits for a read that is newer than the event must not wait long.
        var isEarly = change.EventTime > batch.ReceivedAt + ClockSkew;
        batch.Early += isEarly ? 1 : 0;
        batch.Changes.Add(isEarly ? change with { EventTime = batch.ReceivedAt } : change);
    }

    private static Change ToChange(JsonElement element, string type, ResourceId watched, DateTimeOffset receivedAt)
    {
        var source = Required(element, "source", "topic");
        var eventId = Required(element, "id");
        var data = Data(element);
        var caller = EventCaller.Read(data);
        return new Change
        {
            Key = Change.KeyOf(source, eventId),
            Source = source,
            EventId = eventId,
            EventType = type,
            ResourceId = watched,
            EventTime = Time(element),
            ReceivedAt = receivedAt,
            OperationName = Text(data, "operationName"),
            CorrelationId = Text(data, "correlationId"),
            Caller = caller.Kind,
            ApplicationId = caller.ApplicationId,
        };
    }

    private static bool IsSuccess(string type) => type is
        "Microsoft.Resources.ResourceWriteSuccess" or
        "Microsoft.Resources.ResourceDeleteSuccess" or
        "Microsoft.Resources.ResourceActionSuccess" or
        "Microsoft.ResourceNotifications.Resources.CreatedOrUpdated" or
        "Microsoft.ResourceNotifications.Resources.Deleted";

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, Strict);
        }
        catch (JsonException exception)
        {
            throw new EventFormatException($"The body is not JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.", exception);
        }
    }

    private static JsonElement Data(JsonElement element) => element.TryGetProperty("data", out var data) ? data : default;

    private static DateTimeOffset Time(JsonElement element)
    {
        var text = Required(element, "time", "eventTime");
        return DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : throw new EventFormatException("An event's time is no time.");
    }

    private static string Required(JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Text(element, name) is { Length: > 0 } text)
            {
                return text;
            }
        }

        throw new EventFormatException($"An event has no {string.Join(" or ", names!)}.");
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    private sealed class Batch(DateTimeOffset receivedAt)
    {
        public DateTimeOffset ReceivedAt { get; } = receivedAt;

        public ImmutableArray<Change>.Builder Changes { get; } = ImmutableArray.CreateBuilder<Change>();

        public ImmutableArray<DroppedEvent>.Builder Dropped { get; } = ImmutableArray.CreateBuilder<DroppedEvent>();

        public int Early { get; set; }

        public string? ValidationCode { get; set; }

        public EventBatch Close(int malformed) => new(Changes.ToImmutable(), Dropped.ToImmutable(), malformed, Early, ValidationCode);
    }
}

/// <summary>What one delivery held.</summary>
/// <param name="Malformed">Elements that are no events.</param>
/// <param name="Early">Changes that claimed to lie ahead of this clock by more than clocks differ; their time is that of their receipt.</param>
/// <param name="ValidationCode">To be echoed when the delivery was the Event Grid schema's handshake.</param>
public sealed record EventBatch(ImmutableArray<Change> Changes, ImmutableArray<DroppedEvent> Dropped, int Malformed, int Early, string? ValidationCode);

/// <summary>An event that concerns no chain.</summary>
public sealed record DroppedEvent(string EventType, ResourceId? Subject);
