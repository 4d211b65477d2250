using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>The network interface the platform makes for a private endpoint: one address for each member.</summary>
internal static class EndpointInterfaces
{
    private const string CardType = "Microsoft.Network/networkInterfaces";

    /// <summary>Addresses and names of an endpoint, as its interfaces have them.</summary>
    public static IEnumerable<(string Name, string Address, string Member, string Group)> NamesOf(Resource endpoint, ResourceStore store) =>
        from card in Of(endpoint.Id, store)
        from configuration in Items(card.Properties?.Member("ipConfigurations"))
        let address = configuration.Text("properties", "privateIPAddress")
        let link = configuration.Path("properties", "privateLinkConnectionProperties")
        where address is not null && link is not null
        from name in Items(link.Value.Member("fqdns")).Select(fqdn => fqdn.GetString()).DefaultIfEmpty()
        select (name ?? "", address, link.Value.Text("requiredMemberName") ?? "", link.Value.Text("groupId") ?? "");

    /// <summary>Makes the interface of an endpoint that has none, and answers the endpoint with it.</summary>
    public static Resource Ensure(Resource endpoint, IReadOnlyList<string> groups, ResourceStore store)
    {
        if (endpoint.Properties is not { } properties || Items(properties.Member("networkInterfaces")).Any() || properties.Text("subnet", "id") is not { } subnet)
        {
            return endpoint;
        }

        var members = groups.SelectMany(group => EndpointMembers.Of(group, endpoint.Location).Select(member => (Group: group, member.Name, member.Names)));
        var placed = members.Zip(SubnetAddresses.Free(subnet, store), (member, address) => (member.Group, member.Name, member.Names, Address: address)).ToList();
        var id = $"{ResourcePath.Parse(endpoint.Id)!.Scope}/providers/{CardType}/{endpoint.Name}.nic.{Guid.NewGuid()}";
        store.Put(Resource.From(new JsonObject
        {
            ["id"] = id,
            ["type"] = CardType,
            ["name"] = id[(id.LastIndexOf('/') + 1)..],
            ["location"] = endpoint.Location,
            ["etag"] = $"W/\"{Guid.NewGuid()}\"",
            ["properties"] = new JsonObject
            {
                ["provisioningState"] = "Succeeded",
                ["privateEndpoint"] = new JsonObject { ["id"] = endpoint.Id },
                ["ipConfigurations"] = new JsonArray([.. placed.Select((member, at) => Configuration(id, subnet, member.Group, member.Name, member.Names, member.Address, at == 0))]),
            },
        }));
        return endpoint.With(row =>
        {
            var written = row.Bag("properties");
            written.Set("networkInterfaces", new JsonArray(new JsonObject { ["id"] = id }));
            written.Set("customDnsConfigs", new JsonArray([.. placed.SelectMany(member => member.Names.Select(name => (JsonNode)new JsonObject { ["fqdn"] = name, ["ipAddresses"] = new JsonArray(member.Address) }))]));
        });
    }

    public static void RemoveAllOf(string endpointId, ResourceStore store)
    {
        foreach (var card in Of(endpointId, store).ToList())
        {
            store.Remove(card.Id);
        }
    }

    private static IEnumerable<Resource> Of(string endpointId, ResourceStore store) =>
        store.OfType(CardType).Where(card => endpointId.Equals(card.Properties?.Text("privateEndpoint", "id"), StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<JsonElement> Items(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    private static JsonObject Configuration(string card, string subnet, string group, string member, string[] names, string address, bool isPrimary)
    {
        var name = $"privateEndpointIpConfig.{Guid.NewGuid()}";
        return new JsonObject
        {
            ["name"] = name,
            ["id"] = $"{card}/ipConfigurations/{name}",
            ["type"] = CardType + "/ipConfigurations",
            ["properties"] = new JsonObject
            {
                ["provisioningState"] = "Succeeded",
                ["privateIPAddress"] = address,
                ["privateIPAllocationMethod"] = "Dynamic",
                ["privateIPAddressVersion"] = "IPv4",
                ["primary"] = isPrimary,
                ["subnet"] = new JsonObject { ["id"] = subnet },
                ["privateLinkConnectionProperties"] = new JsonObject { ["groupId"] = group, ["requiredMemberName"] = member, ["fqdns"] = new JsonArray([.. names]) },
            },
        };
    }
}
