using System.Text.Json;
using System.Text.Json.Nodes;

namespace Compliance.Bench.Estates;

/// <summary>A row as Resource Graph returns it: type in lower case, the columns it derives from the id beside it.</summary>
internal static class Row
{
    public const string Tenant = "cfd7dfc3-0000-4000-8000-0ab65e30af5e";

    public static void Write(Utf8JsonWriter json, string id, string type, string? location, string properties)
    {
        var segments = id.Split('/');
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", segments[^1]);
        json.WriteString("type", type);
        if (location is not null)
        {
            json.WriteString("location", location);
        }

        json.WriteString("tenantId", Tenant);
        json.WriteString("subscriptionId", segments[2]);
        if (segments[3] == "resourceGroups")
        {
            json.WriteString("resourceGroup", segments[4]);
        }

        json.WritePropertyName("properties");
        // Through a node: templates are written to be read, rows come without white space.
        JsonNode.Parse(properties)!.WriteTo(json);
        json.WriteEndObject();
    }

    public static string List(IEnumerable<string> items) => $"[{string.Join(',', items)}]";
}
