using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Compliance.Simulator;

namespace Compliance.Pipeline.Tests.Estates;

/// <summary>
/// Somebody changes the estate, through Resource Manager as anybody would. What Azure refuses (a zone that still has links, a
/// parent that is gone) did not happen.
/// </summary>
internal sealed class EstateWrites(SimulatedAzure azure, SmallEstate estate, HttpClient http)
{
    private readonly string[] _ids = [.. estate.Writable.Keys.Order(StringComparer.OrdinalIgnoreCase)];

    public async Task DeleteAsync(int pick)
    {
        var there = Present();
        await SendAsync(HttpMethod.Delete, there[pick % there.Count], body: null);
    }

    /// <summary>What was deleted comes back with the same id, or what was never there comes.</summary>
    public async Task CreateAsync(int pick)
    {
        var present = Present().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var absent = _ids.Where(id => !present.Contains(id)).ToList();
        var id = absent[pick % absent.Count];
        await SendAsync(HttpMethod.Put, id, estate.BodyOf(id));
    }

    /// <summary>A cluster is deleted and made again, with the same name and certificate, in another group and subscription; or back.</summary>
    public async Task MoveAsync(int pick)
    {
        var number = pick % estate.Clusters;
        var (here, there) = (Names.Cluster(number % estate.Chains, number), Names.Cluster(number % estate.Chains, number, elsewhere: true));
        var (from, to) = Present().Contains(here, StringComparer.OrdinalIgnoreCase) ? (here, there) : (there, here);
        await SendAsync(HttpMethod.Delete, from, body: null);
        await SendAsync(HttpMethod.Put, to, estate.BodyOf(to));
    }

    public async Task WriteAsync(int pick, int variant)
    {
        var there = Present();
        var id = there[pick % there.Count];
        var body = estate.BodyOf(id);
        if (Change(id, body, variant) is { } other)
        {
            await SendAsync(HttpMethod.Put, other.Id, other.Body);
        }
    }

    /// <returns>What to write instead of the resource as it was at the start; null for nothing.</returns>
    private (string Id, JsonObject Body)? Change(string id, JsonObject body, int variant)
    {
        var properties = body["properties"]!.AsObject();
        switch (estate.Writable[id]["type"]!.GetValue<string>())
        {
            case "Microsoft.Kubernetes/connectedClusters":
                Associate(properties, variant % 5);
                break;
            case "Microsoft.HybridCompute/privateLinkScopes" when variant % 2 == 0:
                properties["publicNetworkAccess"] = variant % 4 == 0 ? "Enabled" : "Disabled";
                break;
            case "Microsoft.HybridCompute/privateLinkScopes":
                return ConnectionOf(id, ((string[])["Rejected", "Approved", "Pending"])[variant % 3]);
            case "Microsoft.Network/privateEndpoints" when variant % 3 == 0:
                properties["privateLinkServiceConnections"]![0]!["properties"]!["privateLinkServiceId"] = Names.Scope(variant % estate.Chains);
                break;
            case "Microsoft.Network/privateEndpoints/privateDnsZoneGroups" when variant % 2 == 0:
                properties["privateDnsZoneConfigs"]!.AsArray().RemoveAt(0);
                break;
            case "Microsoft.Network/virtualNetworks" when variant % 3 == 0:
                properties["virtualNetworkPeerings"] = new JsonArray();
                break;
            case "Microsoft.Network/virtualNetworks" when variant % 3 == 1:
                properties["dhcpOptions"]!["dnsServers"] = new JsonArray("10.9.9.9");
                break;
            case "Microsoft.Network/privateDnsZones/A" when variant % 2 == 0:
                properties["aRecords"] = new JsonArray(new JsonObject { ["ipv4Address"] = variant % 4 == 0 ? "10.99.0.9" : "20.1.2.3" });
                break;
            case "Microsoft.Network/privateDnsZones/virtualNetworkLinks":
                properties["registrationEnabled"] = variant % 2 == 0;
                break;
            case "Microsoft.Network/networkSecurityGroups" when variant % 2 == 0:
                properties["securityRules"] = new JsonArray(DenyRule(((string[])["AzureActiveDirectory", "AzureResourceManager", "Internet"])[variant % 3]));
                break;
            default:
                // Written as it was: an event without a change, or the repair of one.
                break;
        }

        return (id, body);
    }

    private void Associate(JsonObject properties, int variant)
    {
        switch (variant)
        {
            case 0:
                properties["privateLinkState"] = "Disabled";
                properties.Remove("privateLinkScopeResourceId");
                break;
            case 1:
                properties["privateLinkScopeResourceId"] = Names.Scope(7);
                break;
            case < 4:
                properties["privateLinkScopeResourceId"] = Names.Scope(variant % estate.Chains);
                break;
            default:
                break;
        }
    }

    private (string Id, JsonObject Body)? ConnectionOf(string scope, string status)
    {
        var connections = azure.Rows().Single(row => Is(row, scope))["properties"]!["privateEndpointConnections"]?.AsArray();
        return connections is [{ } first, ..]
            ? ($"{scope}/privateEndpointConnections/{first["name"]!.GetValue<string>()}", new JsonObject
            {
                ["properties"] = new JsonObject { ["privateLinkServiceConnectionState"] = new JsonObject { ["status"] = status, ["description"] = "by the owner" } },
            })
            : null;
    }

    private static JsonObject DenyRule(string tag) => new()
    {
        ["name"] = "deny",
        ["properties"] = new JsonObject
        {
            ["priority"] = 100, ["direction"] = "Outbound", ["access"] = "Deny", ["protocol"] = "*", ["sourceAddressPrefix"] = "*", ["sourcePortRange"] = "*",
            ["destinationAddressPrefix"] = tag, ["destinationPortRange"] = "*",
        },
    };

    private List<string> Present()
    {
        var there = azure.Rows().Select(row => row["id"]!.GetValue<string>()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. _ids.Where(there.Contains)];
    }

    private static bool Is(JsonObject row, string id) => row["id"]!.GetValue<string>().Equals(id, StringComparison.OrdinalIgnoreCase);

    private async Task SendAsync(HttpMethod method, string id, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(azure.Endpoint, $"{id}?api-version=2026-05-01"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "any");
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        if ((int)response.StatusCode >= 500)
        {
            throw new InvalidOperationException($"{method} {id}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
    }
}
