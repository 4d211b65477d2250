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
    private const string Validation = "Microsoft.EventGrid.SubscriptionValidationEvent";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    /// <exception cref="EventFormatException">The body is no event, or an event lacks its id, type, time or source.</exception>
    public static EventBatch Read(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        using var document = Parse(body);
        try
        {
            return Read(document, receivedAt);
        }
        catch (InvalidOperationException broken)
        {
            // How JsonElement refuses a string or name with half a surrogate pair, which parses as JSON.
            throw new EventFormatException("The body holds text that is not Unicode.", broken);
        }
    }

    private static EventBatch Read(JsonDocument document, DateTimeOffset receivedAt)
    {
        var changes = ImmutableArray.CreateBuilder<Change>();
        var dropped = ImmutableArray.CreateBuilder<DroppedEvent>();
        string? validationCode = null;
        foreach (var element in Elements(document.RootElement))
        {
            var type = Required(element, "type", "eventType");
            if (type == Validation)
            {
                validationCode = Required(Data(element), "validationCode");
                continue;
            }

            // An event without a subject or with one that is no ARM id can name no resource of ours.
            var subject = ResourceId.TryParse(Text(element, "subject"), out var id) ? id : default;
            if (!IsSuccess(type) || subject.IsNone || WatchedResource.Of(subject) is not { } watched)
            {
                dropped.Add(new DroppedEvent(type, subject.IsNone ? null : subject));
                continue;
            }

            changes.Add(ToChange(element, type, watched, receivedAt));
        }

        return new EventBatch(changes.ToImmutable(), dropped.ToImmutable(), validationCode);
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

    private static IEnumerable<JsonElement> Elements(JsonElement root)
    {
        IEnumerable<JsonElement> elements = root.ValueKind is JsonValueKind.Array ? root.EnumerateArray() : [root];
        return elements.Select((element, index) => element.ValueKind is JsonValueKind.Object
            ? element
            : throw new EventFormatException($"Event {index} is no JSON object."));
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
}

/// <summary>What one delivery held.</summary>
/// <param name="ValidationCode">To be echoed when the delivery was the Event Grid schema's handshake.</param>
public sealed record EventBatch(ImmutableArray<Change> Changes, ImmutableArray<DroppedEvent> Dropped, string? ValidationCode);

/// <summary>An event that concerns no chain.</summary>
public sealed record DroppedEvent(string EventType, ResourceId? Subject);
