using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Simulator.Kql;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceGraph;

/// <summary>A resource as a row of Resource Graph.</summary>
internal static class GraphRow
{
    public static IReadOnlyList<Column> Columns { get; } =
    [
        new("id", KqlType.Text), new("name", KqlType.Text), new("type", KqlType.Text), new("tenantId", KqlType.Text), new("kind", KqlType.Text),
        new("location", KqlType.Text), new("resourceGroup", KqlType.Text), new("subscriptionId", KqlType.Text), new("managedBy", KqlType.Text),
        new("sku", KqlType.Dynamic), new("plan", KqlType.Dynamic), new("properties", KqlType.Dynamic), new("tags", KqlType.Dynamic),
        new("identity", KqlType.Dynamic), new("zones", KqlType.Dynamic), new("extendedLocation", KqlType.Dynamic), new("systemData", KqlType.Dynamic),
    ];

    public static object?[] Of(Resource resource)
    {
        var path = ResourcePath.Parse(resource.Id);
        var body = resource.Body;
        return
        [
            resource.Id,
            body.Text("name") ?? resource.Name,
            string.Intern(resource.Type.ToLowerInvariant()),
            body.Text("tenantId") ?? Tenant.Id,
            (body.Text("kind") ?? "").ToLowerInvariant(),
            body.Text("location") ?? "",
            body.Text("resourceGroup") ?? path?.ResourceGroup?.ToLowerInvariant() ?? "",
            body.Text("subscriptionId") ?? path?.Subscription ?? "",
            body.Text("managedBy") ?? "",
            Dynamic(body, "sku"),
            Dynamic(body, "plan"),
            Properties(resource),
            Dynamic(body, "tags"),
            Dynamic(body, "identity"),
            Dynamic(body, "zones"),
            Dynamic(body, "extendedLocation"),
            Dynamic(body, "systemData"),
        ];
    }

    public static object?[] Subscription(string id) =>
    [
        $"/subscriptions/{id}", id, "microsoft.resources/subscriptions", Tenant.Id, "", "", "", id, "",
        null, null, JsonSerializer.SerializeToElement(new JsonObject { ["state"] = "Enabled", ["managementGroupAncestorsChain"] = new JsonArray() }), null, null, null, null, null,
    ];

    /// <summary>Resource Graph spells the keys of extensions in PascalCase, whatever their provider does.</summary>
    private static JsonElement? Properties(Resource resource)
    {
        if (resource.Properties is not { ValueKind: JsonValueKind.Object } properties || !resource.Is("Microsoft.KubernetesConfiguration/extensions"))
        {
            return Dynamic(resource.Body, "properties");
        }

        var pascal = new JsonObject(properties.EnumerateObject().Select(p => KeyValuePair.Create(char.ToUpperInvariant(p.Name[0]) + p.Name[1..], JsonNode.Parse(p.Value.GetRawText()))));
        return JsonSerializer.SerializeToElement(pascal);
    }

    private static JsonElement? Dynamic(JsonElement body, string name) => body.Member(name) is { ValueKind: not JsonValueKind.Null } value ? value : null;
}
