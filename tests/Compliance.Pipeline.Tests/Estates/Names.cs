using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Testing.Builders;

namespace Compliance.Pipeline.Tests.Estates;

/// <summary>The ids of a small estate over three subscriptions, in which each chain crosses all of them.</summary>
internal static class Names
{
    public static readonly string[] Subscriptions = ["a0000000-0000-4000-8000-000000000001", "b0000000-0000-4000-8000-000000000002", "c0000000-0000-4000-8000-000000000003"];

    public static readonly string[] Zones = ["privatelink.his.arc.azure.com", "privatelink.guestconfiguration.azure.com", "privatelink.dp.kubernetesconfiguration.azure.com"];

    public static string Hub { get; } = Of(2, "rg-hub", "Microsoft.Network/virtualNetworks/vnet-hub");

    public static string SecurityGroup { get; } = Of(2, "rg-hub", "Microsoft.Network/networkSecurityGroups/nsg-egress");

    /// <summary>The clusters of the first chain are a declared site; of the others nothing is declared.</summary>
    public static DeclarationSet Declarations { get; } = new()
    {
        PreviewAcknowledgedBy = "someone",
        Sites =
        [
            ASite.Of("*/connectedClusters/c0-*", "west") with
            {
                Forwarder = new Forwarder(ForwarderKind.Resolver, ResourceId.Parse(Spoke(0))),
                Egress = new Egress(EgressMode.Azure, [ResourceId.Parse(SecurityGroup)]),
            },
        ],
    };

    public static string Scope(int chain) => Of(chain % 2, $"rg-arc-{chain}", $"Microsoft.HybridCompute/privateLinkScopes/pls-{chain}");

    public static string ScopeGuid(int chain) => $"5c09e000-0000-4000-8000-00000000000{chain}";

    public static string Spoke(int chain) => Of((chain + 1) % 2, $"rg-net-{chain}", $"Microsoft.Network/virtualNetworks/vnet-{chain}");

    public static string Endpoint(int chain) => Of((chain + 1) % 2, $"rg-net-{chain}", $"Microsoft.Network/privateEndpoints/pe-{chain}");

    /// <summary>A second endpoint of the scope, which is not there at the start.</summary>
    public static string SpareEndpoint(int chain) => Of(chain % 2, $"rg-net-{chain}", $"Microsoft.Network/privateEndpoints/pe-{chain}-spare");

    public static string Resolver(int chain) => Of((chain + 1) % 2, $"rg-net-{chain}", $"Microsoft.Network/dnsResolvers/dnspr-{chain}");

    public static string Zone(int chain, int kind) => Of(2, $"rg-dns-{chain}", $"Microsoft.Network/privateDnsZones/{Zones[kind]}");

    /// <param name="elsewhere">In its other subscription: where a cluster moves to.</param>
    public static string Cluster(int chain, int number, bool elsewhere = false) =>
        Of((chain + number + (elsewhere ? 1 : 0)) % 2, elsewhere ? "rg-moved" : "rg-sites", $"Microsoft.Kubernetes/connectedClusters/c{chain}-{number}");

    private static string Of(int subscription, string group, string rest) => $"/subscriptions/{Subscriptions[subscription]}/resourceGroups/{group}/providers/{rest}";
}
