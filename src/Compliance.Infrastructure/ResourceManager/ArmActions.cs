using Azure.Core;
using Compliance.Domain.Rules;
using ResourceType = Compliance.Domain.Resources.ResourceType;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>
/// What Azure's access control must allow for the calls of this product. The custom roles of <c>infra</c> hold exactly these
/// actions; tests compare them with the roles, and with the calls that are really made.
/// </summary>
internal static class ArmActions
{
    // Operations that Azure goes on with after it answered are looked at under their provider.
    private static readonly string[] NetworkOperations = ["Microsoft.Network/locations/operations/read", "Microsoft.Network/locations/operationResults/read"];

    private static readonly string[] PrivateDnsOperations = ["Microsoft.Network/privateDnsOperationStatuses/read", "Microsoft.Network/privateDnsOperationResults/read"];

    // How the sweep finds governed subscriptions that no event subscription brings to us.
    private static readonly string[] EventSubscriptions =
        ["Microsoft.EventGrid/eventSubscriptions/read", "Microsoft.EventGrid/systemTopics/read", "Microsoft.EventGrid/systemTopics/eventSubscriptions/read"];

    /// <summary>Of all that is read: each type of the chain, event subscriptions, and Resource Graph, which answers with what its caller may read.</summary>
    public static IReadOnlyCollection<string> Reads { get; } =
        [.. ResourceType.All.Select(type => Of(RequestMethod.Get, type.Name)), .. EventSubscriptions, "Microsoft.ResourceGraph/resources/read"];

    /// <summary>What a repair needs beyond <see cref="Reads"/>, with what undoes it.</summary>
    /// <remarks>A link, a zone group and an association name another resource, which Azure wants to be allowed apart (<c>join/action</c>).</remarks>
    public static IReadOnlyCollection<string> WritesOf(RemediationAction action) => action switch
    {
        RemediationAction.None => [],
        RemediationAction.Associate => ["Microsoft.Kubernetes/connectedClusters/write", "Microsoft.Kubernetes/locations/operationStatuses/read"],
        RemediationAction.DisablePublicAccess => ["Microsoft.HybridCompute/privateLinkScopes/write"],
        RemediationAction.CreateZone =>
        [
            "Microsoft.Network/privateDnsZones/write",
            "Microsoft.Network/privateDnsZones/delete",
            "Microsoft.Network/privateDnsZones/A/write",
            .. PrivateDnsOperations,
        ],
        RemediationAction.LinkZone =>
        [
            "Microsoft.Network/privateDnsZones/virtualNetworkLinks/write",
            "Microsoft.Network/privateDnsZones/virtualNetworkLinks/delete",
            "Microsoft.Network/virtualNetworks/join/action",
            .. PrivateDnsOperations,
        ],
        RemediationAction.ZoneGroup =>
        [
            "Microsoft.Network/privateEndpoints/privateDnsZoneGroups/write",
            "Microsoft.Network/privateEndpoints/privateDnsZoneGroups/delete",
            "Microsoft.Network/privateDnsZones/join/action",
            .. NetworkOperations,
        ],
        RemediationAction.NsgRule =>
        [
            "Microsoft.Network/networkSecurityGroups/securityRules/read",
            "Microsoft.Network/networkSecurityGroups/securityRules/write",
            "Microsoft.Network/networkSecurityGroups/securityRules/delete",
            .. NetworkOperations,
        ],
        RemediationAction.ApproveConnection =>
        [
            "Microsoft.HybridCompute/privateLinkScopes/privateEndpointConnections/read",
            "Microsoft.HybridCompute/privateLinkScopes/privateEndpointConnections/write",
            "Microsoft.HybridCompute/locations/operationStatus/read",
        ],
        RemediationAction.RegisterProvider => ["Microsoft.Kubernetes/register/action", "Microsoft.KubernetesConfiguration/register/action"],
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    /// <param name="typeName">As ids spell it, such as <c>Microsoft.Network/privateDnsZones/A</c>.</param>
    public static string Of(RequestMethod method, string typeName)
    {
        var verb = method == RequestMethod.Get ? "read" : method == RequestMethod.Delete ? "delete" : "write";
        return $"{SecuredAs(typeName)}/{verb}";
    }

    // A subscription and a registration are named otherwise in access control than in an estate.
    private static string SecuredAs(string typeName) =>
        Is(typeName, ResourceType.Provider) ? "Microsoft.Resources/subscriptions/providers"
        : Is(typeName, ResourceType.Subscription) ? "Microsoft.Resources/subscriptions"
        : typeName;

    private static bool Is(string typeName, ResourceType type) => string.Equals(typeName, type.Name, StringComparison.OrdinalIgnoreCase);
}
