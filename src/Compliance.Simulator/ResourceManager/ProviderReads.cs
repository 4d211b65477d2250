using System.Text.Json.Nodes;
using Compliance.Simulator.Faults;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager;

/// <summary>What is no resource of its own: providers, subscriptions, and the scope's validation call.</summary>
internal sealed class ProviderReads(ResourceStore store)
{
    public const string ProviderType = "Microsoft.Resources/providers";
    public const string ValidationType = "Microsoft.HybridCompute/locations/privateLinkScopes";

    public ArmResponse Provider(ResourcePath path)
    {
        if (store.Find(path.Id) is not { } row || !row.Is(ProviderType))
        {
            return ArmResponse.Error(404, "InvalidResourceNamespace", $"The resource namespace '{path.Namespace}' is invalid.");
        }

        return ArmResponse.Ok(new JsonObject
        {
            ["id"] = row.Id,
            ["namespace"] = row.Name,
            ["registrationState"] = row.Body.Text("registrationState") ?? row.Body.Text("properties", "registrationState"),
            ["registrationPolicy"] = "RegistrationRequired",
            ["resourceTypes"] = new JsonArray(),
        });
    }

    public ArmResponse Register(ResourcePath path)
    {
        var id = path.Id[..path.Id.LastIndexOf('/')];
        lock (store.Writing)
        {
            store.Put(Resource.From(new JsonObject { ["id"] = id, ["type"] = ProviderType, ["name"] = path.Namespace, ["registrationState"] = "Registered" }));
        }

        return Provider(ResourcePath.Parse(id)!);
    }

    /// <summary>The scope seen by its GUID. The access flag is the scope's own of today, not the one of the file.</summary>
    public ArmResponse Validation(ResourcePath path)
    {
        if (store.Find(path.Id) is not { } row)
        {
            return ArmResponse.NotFound(path.Type, path.Name, path.ResourceGroup);
        }

        var scope = store.OfType(Types.PrivateLinkScopeRules.ScopeType).FirstOrDefault(s => path.Name.Equals(s.Properties?.Text("privateLinkScopeId"), StringComparison.OrdinalIgnoreCase));
        var details = row.Properties?.Member("connectionDetails");
        return ArmResponse.Ok(new JsonObject
        {
            ["id"] = row.Properties?.Text("id") ?? row.Id,
            ["publicNetworkAccess"] = scope?.Properties?.Text("publicNetworkAccess") ?? row.Properties?.Text("publicNetworkAccess") ?? row.Body.Text("publicNetworkAccess"),
            ["connectionDetails"] = details is { } list ? JsonNode.Parse(list.GetRawText()) : new JsonArray(),
        });
    }

    public ArmResponse Subscriptions(ArmRequest request) => ResourceReads.Page(
        request,
        [.. store.Subscriptions().Except(request.Strikes.All<Effect.Deny>().Select(denied => denied.Subscription), StringComparer.OrdinalIgnoreCase).Select(Subscription)]);

    public ArmResponse Subscription(ArmRequest request) => store.Subscriptions().FirstOrDefault(s => s.Equals(request.Subscription, StringComparison.OrdinalIgnoreCase)) is { } known
        ? ArmResponse.Ok(Subscription(known))
        : ArmResponse.Error(404, "SubscriptionNotFound", $"The subscription '{request.Subscription}' could not be found.");

    private static JsonObject Subscription(string id) => new()
    {
        ["id"] = $"/subscriptions/{id}",
        ["subscriptionId"] = id,
        ["tenantId"] = Tenant.Id,
        ["displayName"] = id,
        ["state"] = "Enabled",
    };
}
