using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Simulator.ResourceManager.Types;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager;

/// <summary>A stored row as Resource Manager answers it: without the columns that only Resource Graph adds.</summary>
internal static class ResourceView
{
    private static readonly string[] Optional = ["location", "tags", "kind", "identity", "sku", "plan", "managedBy", "zones", "extendedLocation", "etag"];

    public static JsonObject Of(Resource resource, ResourceRules rules, string apiVersion)
    {
        var row = resource.ToNode();
        var view = new JsonObject { ["id"] = resource.Id, ["name"] = row.GetText("name") ?? resource.Name, ["type"] = resource.Type };
        foreach (var name in rules.HasSystemData ? [.. Optional, "systemData"] : Optional)
        {
            if (row.Get(name) is { } value && !IsEmpty(value))
            {
                view[name] = value.DeepClone();
            }
        }

        view["properties"] = row.Get("properties")?.DeepClone() ?? new JsonObject();
        foreach (var name in rules.PropertiesUnknownTo(apiVersion))
        {
            view.Bag("properties").Drop(name);
        }

        rules.Present(view);
        return view;
    }

    private static bool IsEmpty(JsonNode value) => value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length == 0;
}
