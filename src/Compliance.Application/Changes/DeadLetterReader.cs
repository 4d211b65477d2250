using System.Text;
using System.Text.Json;

namespace Compliance.Application.Changes;

/// <summary>
/// Reads what Event Grid writes to a dead-letter container: an array of events in either schema, each with why and when it was given up,
/// which is not needed here. Also takes several such texts one after another, and single events line by line.
/// </summary>
public static class DeadLetterReader
{
    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, MaxDepth = 64 };

    /// <returns>Every entry with its place, in order: one that is no event says why.</returns>
    /// <exception cref="EventFormatException">The text is no JSON; the message says where.</exception>
    public static IReadOnlyList<DeadLetter> Read(ReadOnlySpan<byte> text, DateTimeOffset readAt)
    {
        var entries = new List<DeadLetter>();
        var json = new Utf8JsonReader(text.StartsWith("\uFEFF"u8) ? text[3..] : text, Options);
        try
        {
            while (json.Read())
            {
                using var value = JsonDocument.ParseValue(ref json);
                IEnumerable<JsonElement> events = value.RootElement.ValueKind is JsonValueKind.Array ? value.RootElement.EnumerateArray() : [value.RootElement];
                entries.AddRange(events.Select((element, offset) => EntryOf(entries.Count + offset + 1, element, readAt)).ToList());
            }
        }
        catch (JsonException broken)
        {
            throw new EventFormatException($"It is no JSON behind event {entries.Count}: line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}.", broken);
        }

        return entries;
    }

    private static DeadLetter EntryOf(int position, JsonElement element, DateTimeOffset readAt)
    {
        var body = Encoding.UTF8.GetBytes(element.GetRawText());
        try
        {
            var batch = EventReader.Read(body, readAt);
            return batch.ValidationCode is null
                ? new DeadLetter(position, body, batch.Changes is [var change, ..] ? change : null, null)
                : new DeadLetter(position, body, null, "It is a handshake, not an event.");
        }
        catch (EventFormatException unusable)
        {
            return new DeadLetter(position, body, null, unusable.Message);
        }
    }
}

/// <summary>An entry of a dead-letter file.</summary>
/// <param name="Position">Counted from 1.</param>
/// <param name="Event">As intake takes it.</param>
/// <param name="Change">What it tells of; null when that is no part of any chain, or when the entry is unusable.</param>
/// <param name="Problem">Why it is unusable; null when it is not.</param>
public sealed record DeadLetter(int Position, ReadOnlyMemory<byte> Event, Change? Change, string? Problem);
