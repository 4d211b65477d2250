using System.Globalization;
using System.Text.Json;
using Compliance.Simulator.Kql;

namespace Compliance.Simulator.ResourceGraph;

/// <summary>Writes one page of a result.</summary>
internal static class GraphAnswer
{
    public static byte[] Write(QueryResult result, GraphPage page, bool asTable)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JsonText.Relaxed.Encoder }))
        {
            json.WriteStartObject();
            json.WriteNumber("totalRecords", result.Rows.Count);
            json.WriteNumber("count", page.Rows.Count);
            json.WriteString("resultTruncated", page.IsTruncated ? "true" : "false");
            if (page.SkipToken is { } token)
            {
                json.WriteString("$skipToken", token);
            }

            json.WriteStartArray("facets");
            json.WriteEndArray();
            json.WritePropertyName("data");
            if (asTable)
            {
                WriteTable(json, result.Columns, page.Rows);
            }
            else
            {
                WriteObjects(json, result.Columns, page.Rows);
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteObjects(Utf8JsonWriter json, IReadOnlyList<Column> columns, IReadOnlyList<object?[]> rows)
    {
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            for (var at = 0; at < columns.Count; at++)
            {
                json.WritePropertyName(columns[at].Name);
                WriteValue(json, row[at]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTable(Utf8JsonWriter json, IReadOnlyList<Column> columns, IReadOnlyList<object?[]> rows)
    {
        json.WriteStartObject();
        json.WriteStartArray("columns");
        foreach (var column in columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", TypeName(column.Type));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in rows)
        {
            json.WriteStartArray();
            foreach (var value in row)
            {
                WriteValue(json, value);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string TypeName(KqlType type) => type switch
    {
        KqlType.Long => "integer",
        KqlType.Real => "number",
        KqlType.Boolean => "boolean",
        KqlType.Dynamic => "object",
        _ => "string",
    };

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case JsonElement element:
                element.WriteTo(json);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            default:
                json.WriteStringValue(Values.Text(value));
                break;
        }
    }
}
