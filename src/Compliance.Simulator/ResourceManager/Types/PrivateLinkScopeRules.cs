using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>Arc private link scopes: synchronous, PATCH carries tags only.</summary>
internal sealed class PrivateLinkScopeRules : ResourceRules
{
    public const string ScopeType = "Microsoft.HybridCompute/privateLinkScopes";

    public override IReadOnlySet<string> ReadOnlyProperties { get; } = Names("provisioningState", "privateLinkScopeId", "privateEndpointConnections");

    public override IEnumerable<string> PropertiesUnknownTo(string apiVersion)
    {
        if (string.CompareOrdinal(apiVersion, "2025-09-16") < 0)
        {
            yield return "serviceExtensions";
        }

        if (string.CompareOrdinal(apiVersion, "2022-03-10") < 0)
        {
            yield return "privateEndpointConnections";
        }
    }

    public override bool HasSystemData => true;

    public override bool Govern(string type) => type.Equals(ScopeType, StringComparison.OrdinalIgnoreCase);

    public override ArmResponse? CheckPut(WriteRequest write) => write.Body.GetText("location") switch
    {
        null or "" => ArmResponse.Invalid("The location property is required for this definition.", "LocationRequired"),
        var location when Location.Differs(write.Existing?.Location, location) => Location.Immutable(write.Path),
        _ => null,
    };

    public override ArmResponse? CheckPatch(WriteRequest write) =>
        write.Body.Select(p => p.Key).FirstOrDefault(k => !k.Equals("tags", StringComparison.OrdinalIgnoreCase)) is { } name
            ? ArmResponse.Invalid($"'{name}' cannot be changed with PATCH, which carries tags only; use PUT.", "PropertyNotPatchable")
            : null;

    /// <summary>The endpoints of a deleted scope stay, disconnected.</summary>
    public override void Removed(Resource resource, ResourceStore store)
    {
        foreach (var endpoint in store.OfType(PrivateEndpointRules.EndpointType).ToList())
        {
            PrivateEndpointRules.SetState(endpoint.Id, resource.Id, ConnectionState.Of("Disconnected"), store);
        }

        foreach (var answer in store.OfType(ProviderReads.ValidationType).Where(r => r.Name.Equals(resource.Properties?.Text("privateLinkScopeId"), StringComparison.OrdinalIgnoreCase)).ToList())
        {
            store.Remove(answer.Id);
        }
    }

    /// <summary>The scope's validation answer exists as long as the scope does.</summary>
    public override void Settle(string id, ResourceStore store)
    {
        if (store.Find(id) is { } scope && scope.Properties?.Text("privateLinkScopeId") is { } guid && ResourcePath.Parse(id)?.Subscription is { } subscription)
        {
            var location = (scope.Location ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
            var answer = $"/subscriptions/{subscription}/providers/Microsoft.HybridCompute/locations/{location}/privateLinkScopes/{guid}";
            if (store.Find(answer) is null)
            {
                store.Put(Resource.From(new JsonObject { ["id"] = answer, ["name"] = guid, ["type"] = ProviderReads.ValidationType, ["properties"] = new JsonObject { ["id"] = scope.Id } }));
            }
        }
    }

    public override void Complete(JsonObject row, WriteRequest write)
    {
        var properties = row.Bag("properties");
        if (properties.GetText("publicNetworkAccess") is null)
        {
            properties.Set("publicNetworkAccess", "Enabled");
        }

        if (properties.GetText("privateLinkScopeId") is null)
        {
            properties.Set("privateLinkScopeId", Guid.NewGuid().ToString());
        }

        if (properties.Get("privateEndpointConnections") is null)
        {
            properties.Set("privateEndpointConnections", new JsonArray());
        }
    }
}
