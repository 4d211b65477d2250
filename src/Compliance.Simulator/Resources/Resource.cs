using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Simulator.ResourceGraph;

namespace Compliance.Simulator.Resources;

/// <summary>
/// One stored resource. Immutable: a write replaces it, so requests may read it without a lock.
/// </summary>
internal sealed class Resource
{
    private object?[]? _row;

    private Resource(string id, string type, JsonElement body)
    {
        Id = id;

        // The same few in an estate of many resources.
        Type = string.Intern(type);
        Subscription = ResourcePath.SubscriptionOf(id) is { } subscription ? string.Intern(subscription) : null;
        Body = body;
    }

    public string Id { get; }

    public string Type { get; }

    public string? Subscription { get; }

    /// <summary>The row, casing as written.</summary>
    public JsonElement Body { get; }

    public string Name => Id[(Id.LastIndexOf('/') + 1)..];

    public string? Location => Body.Text("location");

    public string? ETag => Body.Text("etag");

    public JsonElement? Properties => Body.Member("properties");

    /// <summary>What Resource Graph shows of it, under <see cref="GraphRow.Columns"/>; made when it is first asked for.</summary>
    public object?[] Row => _row ??= GraphRow.Of(this);

    public bool Is(string type) => Type.Equals(type, StringComparison.OrdinalIgnoreCase);

    public static Resource From(JsonObject row)
    {
        var body = JsonSerializer.SerializeToElement(row);
        return new Resource(body.Text("id")!.TrimEnd('/'), body.Text("type")!, body);
    }

    /// <summary>A copy that may be changed.</summary>
    public JsonObject ToNode() => JsonObject.Create(Body.Clone())!;

    /// <summary>A new resource with the change applied to a copy of this one.</summary>
    public Resource With(Action<JsonObject> change)
    {
        var node = ToNode();
        change(node);
        return From(node);
    }
}
