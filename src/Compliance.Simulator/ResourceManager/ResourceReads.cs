using System.Text.Json.Nodes;
using Compliance.Simulator.Faults;
using Compliance.Simulator.ResourceManager.Types;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager;

/// <summary>GET of one resource and of collections.</summary>
internal sealed class ResourceReads(ResourceStore store)
{
    private const int PageSize = 100;

    public ArmResponse Get(ArmRequest request, ResourcePath path) => View(path.Id, request.ApiVersion) is { } view
        ? ArmResponse.Ok(view) with { Headers = view.GetText("etag") is { } etag ? new Dictionary<string, string> { ["ETag"] = etag } : [] }
        : ArmResponse.NotFound(path.Type, path.Name, path.ResourceGroup);

    public JsonObject? View(string id, string apiVersion) => store.Find(id) is { } resource ? ResourceView.Of(resource, TypeCatalog.For(resource.Type), apiVersion) : null;

    public ArmResponse List(ArmRequest request, ResourcePath path)
    {
        if (path.Parent is { IsProvider: false } parent && store.Find(parent.Id) is null)
        {
            return ArmResponse.Error(404, "ParentResourceNotFound", $"The parent resource '{parent.Id}' could not be found.");
        }

        return Page(request, [.. Members(path).Select(r => ResourceView.Of(r, TypeCatalog.For(r.Type), request.ApiVersion))]);
    }

    public static ArmResponse Page(ArmRequest request, IReadOnlyList<JsonNode> items)
    {
        var size = Math.Min(PageSize, request.Strikes.Get<Effect.ShortPages>()?.Rows ?? PageSize);
        var page = new JsonObject { ["value"] = new JsonArray([.. items.Skip(request.Skip).Take(size)]) };
        var isLooping = request.Strikes.Get<Effect.Loop>() is not null;
        var next = request.Skip + (isLooping ? 0 : size);
        if (next < items.Count || isLooping)
        {
            page["nextLink"] = $"{request.LinkOrigin}{Uri.EscapeDataString(request.Path).Replace("%2F", "/", StringComparison.Ordinal)}?api-version={request.ApiVersion}&$skiptoken={next}";
        }

        return ArmResponse.Ok(page);
    }

    private IEnumerable<Resource> Members(ResourcePath path)
    {
        if (path.LastType.Equals("ALL", StringComparison.OrdinalIgnoreCase) && path.Parent is { IsProvider: false } zone && zone.Type.Equals(PrivateDnsZoneRules.ZoneType, StringComparison.OrdinalIgnoreCase))
        {
            return RecordSetRules.Of(zone.Id, store);
        }

        // A top-level type is listed over a subscription or a group; a nested one under its parent only.
        return store.List(path, type => type.Equals(path.Type, StringComparison.OrdinalIgnoreCase), path.Parent is { IsProvider: false } ? path.Id : path.Scope);
    }
}
