using System.Text.Json.Nodes;
using Compliance.Simulator.ResourceManager.Types;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager;

/// <summary>Makes the row that a PUT or PATCH leaves behind.</summary>
internal sealed class WriteComposer(TimeProvider time)
{
    private static readonly string[] Writable = ["location", "tags", "kind", "identity", "sku", "plan", "managedBy", "zones", "extendedLocation"];

    /// <summary>PUT replaces all a client owns; the rest stays as stored.</summary>
    public Resource Put(WriteRequest write, ResourceRules rules)
    {
        var row = Frame(write);
        foreach (var name in Writable)
        {
            if (write.Body.Get(name) is { } value)
            {
                row[name] = value.DeepClone();
            }
        }

        var properties = row.Bag("properties");
        foreach (var (name, value) in Owned(write, rules))
        {
            properties.Set(name, value?.DeepClone());
        }

        foreach (var name in rules.ReadOnlyProperties)
        {
            if (write.Existing?.Properties is { } stored && stored.Member(name) is { } kept)
            {
                properties.Set(name, JsonNode.Parse(kept.GetRawText()));
            }
        }

        return Finish(row, write, rules, "PUT");
    }

    /// <summary>PATCH merges, as JSON merge patch does; tags are replaced as a whole.</summary>
    public Resource Patch(WriteRequest write, ResourceRules rules)
    {
        var row = write.Existing!.ToNode();
        foreach (var name in Writable)
        {
            if (write.Body.Get(name) is { } value)
            {
                row.Set(name, value.DeepClone());
            }
        }

        var properties = row.Bag("properties");
        foreach (var (name, value) in Owned(write, rules))
        {
            properties.Set(name, value?.DeepClone());
        }

        return Finish(row, write, rules, "PATCH");
    }

    /// <summary>What a client may set with the version of its call.</summary>
    private static IEnumerable<KeyValuePair<string, JsonNode?>> Owned(WriteRequest write, ResourceRules rules) =>
        (write.Properties ?? []).Where(p => !rules.ReadOnlyProperties.Contains(p.Key) && !rules.PropertiesUnknownTo(write.ApiVersion).Contains(p.Key, StringComparer.OrdinalIgnoreCase));

    private static JsonObject Frame(WriteRequest write)
    {
        var stored = write.Existing?.ToNode();
        var row = new JsonObject
        {
            ["id"] = write.Existing?.Id ?? write.Path.Id,
            ["name"] = stored?.GetText("name") ?? write.Path.Name,
            ["type"] = write.Existing?.Type ?? write.Path.Type,
        };
        foreach (var name in (string[])["subscriptionId", "resourceGroup", "tenantId", "systemData", "etag"])
        {
            if (stored?.Get(name) is { } value)
            {
                row[name] = value.DeepClone();
            }
        }

        return row;
    }

    private Resource Finish(JsonObject row, WriteRequest write, ResourceRules rules, string method)
    {
        rules.Complete(row, write);
        if (rules.HasETag)
        {
            row.Set("etag", rules.HonoursPreconditions ? Guid.NewGuid().ToString() : $"W/\"{Guid.NewGuid()}\"");
        }

        if (rules.HasSystemData)
        {
            Stamp(row.Bag("systemData"), isNew: write.Existing is null);
        }

        if (rules.HasProvisioningState)
        {
            row.Bag("properties").Set("provisioningState", rules.BusyStateOf(method, write.Existing is null) ?? "Succeeded");
        }

        return Resource.From(row);
    }

    private void Stamp(JsonObject systemData, bool isNew)
    {
        foreach (var prefix in isNew ? (string[])["created", "lastModified"] : ["lastModified"])
        {
            systemData.Set(prefix + "By", "simulator");
            systemData.Set(prefix + "ByType", "Application");
            systemData.Set(prefix + "At", time.GetUtcNow().UtcDateTime);
        }
    }
}
