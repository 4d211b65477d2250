using System.Text.Json.Nodes;
using Compliance.Simulator.ResourceGraph;
using Compliance.Simulator.ResourceManager;
using Compliance.Simulator.ResourceManager.Types;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.Events;

/// <summary>The Resource Notifications topic: the resource after the change, and only for types with rows in the table <c>resources</c>.</summary>
internal static class ResourceNotification
{
    public static bool Covers(ResourceEvent change) => GraphTables.IsResource(change.Resource.Type);

    public static string KindOf(ResourceEvent change) => $"Microsoft.ResourceNotifications.Resources.{(change.IsDelete ? "Deleted" : "CreatedOrUpdated")}";

    public static JsonObject Payload(Notification notification)
    {
        var change = notification.Change;
        var view = ResourceView.Of(change.Resource, TypeCatalog.For(change.Resource.Type), change.ApiVersion);
        var data = new JsonObject
        {
            ["resourceInfo"] = change.IsDelete ? Identity(view) : Described(view),
            ["operationalInfo"] = new JsonObject { ["resourceEventTime"] = EventEnvelope.Time(notification.At) },
        };
        if (!change.IsDelete)
        {
            data["apiVersion"] = change.ApiVersion;
        }

        return data;
    }

    private static JsonObject Identity(JsonObject view) => new() { ["id"] = view["id"]!.DeepClone(), ["name"] = view["name"]!.DeepClone(), ["type"] = view["type"]!.DeepClone() };

    private static JsonObject Described(JsonObject view)
    {
        var info = Identity(view);
        foreach (var name in (string[])["location", "tags", "properties"])
        {
            if (view.Get(name) is { } value)
            {
                info[name] = value.DeepClone();
            }
        }

        return info;
    }
}
