using System.Text.Json.Nodes;
using Compliance.Simulator.Faults;
using Compliance.Simulator.ResourceManager.Types;
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

        return ArmResponse.Ok(Describe(row));
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

        return ArmResponse.Ok(Describe(row, ScopeOf(path.Name)));
    }

    /// <summary>A resource as an estate file holds it: of a validation answer what it would say now.</summary>
    public JsonObject RowOf(Resource resource) => resource.Is(ValidationType)
        ? new JsonObject { ["id"] = resource.Id, ["type"] = resource.Type, ["name"] = resource.Name, ["properties"] = Describe(resource, ScopeOf(resource.Name)) }
        : resource.ToNode();

    private Resource? ScopeOf(string guid) =>
        store.OfType(PrivateLinkScopeRules.ScopeType).FirstOrDefault(s => guid.Equals(s.Properties?.Text("privateLinkScopeId"), StringComparison.OrdinalIgnoreCase));

    private JsonObject Describe(Resource row, Resource? scope)
    {
        var details = row.Properties?.Member("connectionDetails");
        return new JsonObject
        {
            ["id"] = row.Properties?.Text("id") ?? row.Id,
            ["publicNetworkAccess"] = scope?.Properties?.Text("publicNetworkAccess") ?? row.Properties?.Text("publicNetworkAccess") ?? row.Body.Text("publicNetworkAccess"),
            ["connectionDetails"] = details is { } list ? JsonNode.Parse(list.GetRawText()) : new JsonArray([.. scope is null ? [] : Details(scope)]),
        };
    }

    /// <summary>The validation answer of the scope that a machine names.</summary>
    public ArmResponse ValidationOfMachine(ResourcePath path)
    {
        var machine = path.Parent!;
        if (store.Find(machine.Id)?.Properties?.Text("privateLinkScopeResourceId") is not { Length: > 0 } named || store.Find(named) is not { } scope)
        {
            return ArmResponse.NotFound(path.Type, path.Name, path.ResourceGroup);
        }

        var answer = store.OfType(ValidationType).FirstOrDefault(r => r.Name.Equals(scope.Properties?.Text("privateLinkScopeId"), StringComparison.OrdinalIgnoreCase));
        return ArmResponse.Ok(Describe(answer ?? scope, scope));
    }

    /// <summary>The groups an endpoint can connect to.</summary>
    public ArmResponse PrivateLinkResources(ArmRequest request, ResourcePath path)
    {
        var scope = path.Parent!;
        if (store.Find(scope.Id) is not { } found)
        {
            return ArmResponse.Error(404, "ParentResourceNotFound", $"The parent resource '{scope.Id}' could not be found.");
        }

        var group = found.Is(PrivateLinkScopeRules.ScopeType) ? "hybridcompute" : "azuremonitor";
        var members = EndpointMembers.Of(group, found.Location);
        var resource = new JsonObject
        {
            ["id"] = $"{scope.Id}/privateLinkResources/{group}",
            ["name"] = group,
            ["type"] = $"{scope.Type}/privateLinkResources",
            ["properties"] = new JsonObject
            {
                ["groupId"] = group,
                ["requiredMembers"] = new JsonArray([.. members.Select(member => member.Name)]),
                ["requiredZoneNames"] = new JsonArray([.. members.SelectMany(member => member.Names).Select(name => "privatelink" + name[name.IndexOf('.', StringComparison.Ordinal)..]).Distinct()]),
            },
        };
        return path.IsCollection ? ResourceReads.Page(request, [resource])
            : path.Name.Equals(group, StringComparison.OrdinalIgnoreCase) ? ArmResponse.Ok(resource)
            : ArmResponse.NotFound(path.Type, path.Name, path.ResourceGroup);
    }

    public ArmResponse Providers(ArmRequest request) => ResourceReads.Page(
        request,
        [.. store.OfType(ProviderType).Where(r => ResourcePath.SubscriptionOf(r.Id)?.Equals(request.Subscription, StringComparison.OrdinalIgnoreCase) == true).OrderBy(r => r.Id, StringComparer.OrdinalIgnoreCase).Select(Describe)]);

    /// <summary>Resource groups as ids name them; a group in which nothing is has no row to tell of it.</summary>
    public ArmResponse ResourceGroups(ArmRequest request) => ResourceReads.Page(request, [.. Groups(request).Select(group => Group(request, group))]);

    public ArmResponse ResourceGroup(ArmRequest request, string name) => Groups(request).FirstOrDefault(group => group.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known
        ? ArmResponse.Ok(Group(request, known))
        : ArmResponse.Error(404, "ResourceGroupNotFound", $"Resource group '{name}' could not be found.");

    private IEnumerable<string> Groups(ArmRequest request) => store.All()
        .Where(r => request.Subscription!.Equals(ResourcePath.SubscriptionOf(r.Id), StringComparison.OrdinalIgnoreCase))
        .Select(r => ResourcePath.Parse(r.Id)?.ResourceGroup).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);

    private static JsonObject Group(ArmRequest request, string name) => new()
    {
        ["id"] = $"/subscriptions/{request.Subscription}/resourceGroups/{name}",
        ["name"] = name,
        ["type"] = "Microsoft.Resources/resourceGroups",
        ["location"] = "westeurope",
        ["properties"] = new JsonObject { ["provisioningState"] = "Succeeded" },
    };

    /// <summary>What the interfaces of the approved endpoints say.</summary>
    private IEnumerable<JsonNode> Details(Resource scope) =>
        from connection in ScopeConnections.Of(scope)
        let properties = connection.Bag("properties")
        where "Approved".Equals(properties.Bag("privateLinkServiceConnectionState").GetText("status"), StringComparison.OrdinalIgnoreCase)
        let endpoint = store.Find(properties.Bag("privateEndpoint").GetText("id") ?? "")
        where endpoint is not null
        from entry in EndpointInterfaces.NamesOf(endpoint, store).DistinctBy(entry => (entry.Address, entry.Member))
        select new JsonObject
        {
            ["id"] = endpoint.Id,
            ["privateIpAddress"] = entry.Address,
            ["linkIdentifier"] = connection.GetText("name"),
            ["groupId"] = entry.Group,
            ["memberName"] = entry.Member,
        };

    public ArmResponse Subscriptions(ArmRequest request) => ResourceReads.Page(
        request,
        [.. store.Subscriptions().Except(request.Strikes.All<Effect.Deny>().Select(denied => denied.Subscription), StringComparer.OrdinalIgnoreCase).Select(Subscription)]);

    public ArmResponse Subscription(ArmRequest request) => store.Subscriptions().FirstOrDefault(s => s.Equals(request.Subscription, StringComparison.OrdinalIgnoreCase)) is { } known
        ? ArmResponse.Ok(Subscription(known))
        : ArmResponse.Error(404, "SubscriptionNotFound", $"The subscription '{request.Subscription}' could not be found.");

    private static JsonObject Describe(Resource row) => new()
    {
        ["id"] = row.Id,
        ["namespace"] = row.Name,
        ["registrationState"] = row.Body.Text("registrationState") ?? row.Body.Text("properties", "registrationState"),
        ["registrationPolicy"] = "RegistrationRequired",
        ["resourceTypes"] = new JsonArray(),
    };

    private static JsonObject Subscription(string id) => new()
    {
        ["id"] = $"/subscriptions/{id}",
        ["subscriptionId"] = id,
        ["tenantId"] = Tenant.Id,
        ["displayName"] = id,
        ["state"] = "Enabled",
    };
}
