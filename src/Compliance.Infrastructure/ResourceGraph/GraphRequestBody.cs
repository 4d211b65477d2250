using System.Buffers;
using System.Text.Json;

namespace Compliance.Infrastructure.ResourceGraph;

internal static class GraphRequestBody
{
    public static ReadOnlyMemory<byte> Write(string query, QueryArea area, string? skipToken, int top)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        if (area.ManagementGroup is { } group)
        {
            WriteList(json, "managementGroups", [group]);
        }
        else if (!area.Subscriptions.IsEmpty)
        {
            WriteList(json, "subscriptions", area.Subscriptions);
        }

        json.WriteString("query", query);
        json.WriteStartObject("options");
        json.WriteNumber("$top", top);
        if (skipToken is not null)
        {
            json.WriteString("$skipToken", skipToken);
        }

        json.WriteString("resultFormat", "objectArray");
        // Beyond what one call can span, Azure cuts and says so in a header: that is a gap, where an error would be no scan at all.
        json.WriteBoolean("allowPartialScopes", area.Subscriptions.IsEmpty);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }
}
