namespace Compliance.Bench.Estates;

/// <summary>The names of one scope and of what makes its clusters private. Number 0 to 49; ten subscriptions, five hubs.</summary>
internal sealed record Chain(int Number)
{
    public const int Count = 50;
    public const int Hubs = 5;

    // With the short codes that the names of the identity service carry.
    private static readonly (string Region, string Code)[] Regions =
    [
        ("westeurope", "weu"), ("northeurope", "neu"), ("eastus", "eus"), ("westus2", "wus2"), ("uksouth", "uks"),
        ("eastasia", "ea"), ("australiaeast", "ae"), ("francecentral", "frc"), ("japaneast", "jpe"), ("centralus", "cus"),
    ];

    public static string ConnectivitySubscription { get; } = SubscriptionOf(99);

    public static IEnumerable<string> Subscriptions => Enumerable.Range(0, Regions.Length).Select(SubscriptionOf).Append(ConnectivitySubscription);

    public string Region => Regions[Number % Regions.Length].Region;

    public string RegionCode => Regions[Number % Regions.Length].Code;

    public string Subscription => SubscriptionOf(Number % Regions.Length);

    public int Hub => Number % Hubs;

    public string Scope => $"/subscriptions/{Subscription}/resourceGroups/rg-arc-{Number:00}/providers/Microsoft.HybridCompute/privateLinkScopes/pls-arc-{Number:00}";

    public string ScopeGuid => $"5c09e000-0000-4000-8000-0000000000{Number:00}";

    public string Spoke => $"/subscriptions/{Subscription}/resourceGroups/rg-net-{Number:00}/providers/Microsoft.Network/virtualNetworks/vnet-spoke-{Number:00}";

    public string Endpoint => $"/subscriptions/{Subscription}/resourceGroups/rg-net-{Number:00}/providers/Microsoft.Network/privateEndpoints/pe-arc-{Number:00}";

    public string Interface => $"/subscriptions/{Subscription}/resourceGroups/rg-net-{Number:00}/providers/Microsoft.Network/networkInterfaces/pe-arc-{Number:00}.nic.1d3e58c2-6f4b-4e0a-9c57-b2f0a7d41e{Number:00}";

    public static string HubNetwork(int hub) => $"/subscriptions/{ConnectivitySubscription}/resourceGroups/rg-hub-{hub}/providers/Microsoft.Network/virtualNetworks/vnet-hub-{hub}";

    public static string HubRegion(int hub) => Regions[hub].Region;

    public string Zone(string name) => $"/subscriptions/{ConnectivitySubscription}/resourceGroups/rg-dns-{Number:00}/providers/Microsoft.Network/privateDnsZones/{name}";

    /// <summary>The names the endpoint answers, each with the zone it is written into and the member of the service behind it.</summary>
    public IEnumerable<EndpointName> Names() =>
    [
        new("gbl", "his.arc.azure.com", "HybridCompute.Global", Address(4)),
        new(RegionCode, "his.arc.azure.com", "HybridCompute.Server", Address(5)),
        new("agentserviceapi", "guestconfiguration.azure.com", "GuestConfig.GlobalService", Address(6)),
        new($"{Region}-gas", "guestconfiguration.azure.com", $"GuestConfig.AgentService.{Region}", Address(7)),
        new(Region, "dp.kubernetesconfiguration.azure.com", "HybridCompute.K8sConfiguration", Address(8)),
    ];

    private string Address(int host) => $"10.{100 + Number}.16.{host}";

    private static string SubscriptionOf(int number) => $"a7c00000-0000-4000-8000-0000000000{number:00}";
}

/// <summary>One name of an endpoint: <c>gbl</c> in <c>his.arc.azure.com</c>, privately in the zone <c>privatelink.his.arc.azure.com</c>.</summary>
internal sealed record EndpointName(string Label, string PublicSuffix, string Member, string Address)
{
    public string Fqdn => $"{Label}.{PublicSuffix}";

    public string Zone => $"privatelink.{PublicSuffix}";
}
