namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>The members behind a private endpoint: each gets an address of its own, and these names lead to it.</summary>
internal static class EndpointMembers
{
    /// <summary>Regional names of the identity service are short codes; a region that is not here keeps its own name.</summary>
    private static readonly Dictionary<string, string> ShortCodes = new()
    {
        ["eastus"] = "eus", ["eastus2"] = "eus2", ["westus2"] = "wus2", ["westcentralus"] = "wcus", ["southcentralus"] = "scus",
        ["canadacentral"] = "cc", ["northeurope"] = "ne", ["westeurope"] = "weu", ["uksouth"] = "uks", ["francecentral"] = "fc",
        ["germanywestcentral"] = "gwc", ["swedencentral"] = "sec", ["australiaeast"] = "ae", ["koreacentral"] = "kc",
    };

    public static IReadOnlyList<(string Name, string[] Names)> Of(string groupId, string? location)
    {
        var region = (location ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return groupId.Equals("hybridcompute", StringComparison.OrdinalIgnoreCase)
            ?
            [
                ("HybridCompute.Global", ["gbl.his.arc.azure.com"]),
                ("HybridCompute.Server", [$"{ShortCodes.GetValueOrDefault(region, region)}.his.arc.azure.com"]),
                ("GuestConfig.GlobalService", ["agentserviceapi.guestconfiguration.azure.com"]),
                ("GuestConfig.DP", [$"{region}-gas.guestconfiguration.azure.com"]),
                ("HybridCompute.K8sConfiguration", [$"{region}.dp.kubernetesconfiguration.azure.com"]),
            ]
            : [(groupId, [])];
    }
}
