using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>Arc-enabled clusters: association with a scope travels in PUT only, and the agents' certificate never changes.</summary>
internal sealed class ConnectedClusterRules : ResourceRules
{
    private static readonly HashSet<string> PatchableProperties = Names("distribution", "distributionVersion", "azureHybridBenefit", "gateway");

    public override IReadOnlySet<string> ReadOnlyProperties { get; } = Names(
        "provisioningState", "connectivityStatus", "lastConnectivityTime", "managedIdentityCertificateExpirationTime", "agentVersion",
        "kubernetesVersion", "totalNodeCount", "totalCoreCount", "offering", "miscellaneousProperties");

    public override bool HasSystemData => true;

    public override bool Govern(string type) => type.Equals("Microsoft.Kubernetes/connectedClusters", StringComparison.OrdinalIgnoreCase);

    /// <summary>Stable versions know private link since 2024-01-01, previews since 2021-04-01.</summary>
    public override IEnumerable<string> PropertiesUnknownTo(string apiVersion) =>
        string.CompareOrdinal(apiVersion, "2021-04-01") < 0 || (string.CompareOrdinal(apiVersion, "2024-01-01") < 0 && !apiVersion.EndsWith("-preview", StringComparison.OrdinalIgnoreCase))
            ? ["privateLinkState", "privateLinkScopeResourceId"]
            : [];

    public override string? BusyState(bool isNew) => isNew ? "Accepted" : "Updating";

    public override ArmResponse? CheckPut(WriteRequest write)
    {
        if (write.Body.GetText("location") is null or "")
        {
            return ArmResponse.Invalid("The location property is required for this definition.", "LocationRequired");
        }

        if ((write.Body.Get("identity") as JsonObject)?.GetText("type") is null)
        {
            return ArmResponse.Invalid("'identity.type' is required.", "InvalidRequestContent");
        }

        if (write.Properties?.GetText("agentPublicKeyCertificate") is not { } certificate)
        {
            return ArmResponse.Invalid("'properties.agentPublicKeyCertificate' is required.", "InvalidRequestContent");
        }

        if (write.Existing is { } existing)
        {
            if (existing.Properties?.Text("agentPublicKeyCertificate") is { } stored && stored != certificate)
            {
                return ArmResponse.Invalid("'properties.agentPublicKeyCertificate' is immutable.", "PropertyChangeNotAllowed");
            }

            if (Location.Differs(existing.Location, write.Body.GetText("location")))
            {
                return Location.Immutable(write.Path);
            }
        }

        var provisioned = (write.Body.GetText("kind") ?? write.Existing?.Body.Text("kind"))?.Equals("ProvisionedCluster", StringComparison.OrdinalIgnoreCase) == true;
        return provisioned && AsksForPrivateLink(write.Properties)
            ? ArmResponse.Invalid("Private link is not supported for clusters of kind ProvisionedCluster.", "PrivateLinkNotSupported")
            : null;
    }

    public override ArmResponse? CheckPatch(WriteRequest write)
    {
        var refused = write.Body.Select(p => p.Key).Where(k => !k.Equals("tags", StringComparison.OrdinalIgnoreCase) && !k.Equals("properties", StringComparison.OrdinalIgnoreCase))
            .Concat((write.Properties ?? []).Select(p => p.Key).Where(k => !PatchableProperties.Contains(k)).Select(k => "properties." + k));
        return refused.FirstOrDefault() is { } name ? ArmResponse.Invalid($"'{name}' cannot be changed with PATCH; use PUT.", "PropertyNotPatchable") : null;
    }

    public override void Complete(JsonObject row, WriteRequest write)
    {
        var properties = row.Bag("properties");
        if (properties.GetText("privateLinkState") is null)
        {
            properties.Set("privateLinkState", "Disabled");
        }

        if (write.Existing is null)
        {
            properties.Set("connectivityStatus", "Connecting");
        }

        if (write.Existing is null)
        {
            row.Bag("identity").Set("principalId", Guid.NewGuid().ToString());
            row.Bag("identity").Set("tenantId", Tenant.Id);
        }

        KeepAgentReport(properties, write.Existing);

        // The platform keeps the identity it issued; a client names only its type.
        if (write.Existing?.Body.Member("identity") is { } issued && issued.Text("type") == row.Bag("identity").GetText("type"))
        {
            row.Set("identity", JsonObject.Create(issued.Clone()));
        }
    }

    /// <summary>What the agents report stands among what a client may set.</summary>
    private static void KeepAgentReport(JsonObject properties, Resource? existing)
    {
        foreach (var name in (string[])["agentState", "agentErrors"])
        {
            (properties.Get("arcAgentProfile") as JsonObject)?.Drop(name);
            if (existing?.Properties?.Path("arcAgentProfile", name) is { } reported)
            {
                properties.Bag("arcAgentProfile").Set(name, JsonNode.Parse(reported.GetRawText()));
            }
        }
    }

    private static bool AsksForPrivateLink(JsonObject? properties) =>
        properties?.GetText("privateLinkState")?.Equals("Enabled", StringComparison.OrdinalIgnoreCase) == true || !string.IsNullOrEmpty(properties?.GetText("privateLinkScopeResourceId"));
}
