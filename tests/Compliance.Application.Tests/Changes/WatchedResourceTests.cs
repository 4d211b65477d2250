using Compliance.Application.Changes;
using Compliance.Domain.Ids;
using Xunit;

namespace Compliance.Application.Tests.Changes;

public sealed class WatchedResourceTests
{
    private const string Group = "/subscriptions/s/resourcegroups/rg/providers";

    [Theory]
    [InlineData($"{Group}/Microsoft.Network/networkSecurityGroups/nsg", "")]
    [InlineData($"{Group}/Microsoft.Network/networkSecurityGroups/nsg/securityRules/r", "/securityRules/r")]
    [InlineData($"{Group}/Microsoft.Network/virtualNetworkGateways/g", "")]
    [InlineData($"{Group}/Microsoft.Network/connections/c", "")]
    [InlineData($"{Group}/Microsoft.Network/expressRouteCircuits/c/peerings/p", "/peerings/p")]
    [InlineData($"{Group}/Microsoft.Network/virtualHubs/h/hubVirtualNetworkConnections/c", "/hubVirtualNetworkConnections/c")]
    [InlineData($"{Group}/Microsoft.Network/vpnGateways/g/vpnConnections/c", "/vpnConnections/c")]
    [InlineData($"{Group}/Microsoft.HybridCompute/machines/m", "")]
    [InlineData($"{Group}/Microsoft.ExtendedLocation/customLocations/l", "")]
    [InlineData($"{Group}/Microsoft.Insights/privateLinkScopes/s/scopedResources/r", "")]
    [InlineData($"{Group}/Microsoft.ContainerService/managedClusters/aks", "")]
    [InlineData($"{Group}/Microsoft.Kubernetes/connectedClusters/c/providers/Microsoft.KubernetesConfiguration/extensions/e", "")]
    [InlineData($"{Group}/Microsoft.ContainerService/managedClusters/aks/providers/Microsoft.KubernetesConfiguration/extensions/e", "")]
    [InlineData("/subscriptions/s/providers/microsoft.kubernetes", "")]
    public void Of_ResourceThatARuleReads_IsItOrItsParent(string subject, string below) =>
        Assert.Equal(ResourceId.Parse(subject[..^below.Length]), WatchedResource.Of(ResourceId.Parse(subject)));

    [Theory]
    [InlineData($"{Group}/Microsoft.Storage/storageAccounts/a")]
    [InlineData($"{Group}/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net/A/x")]
    [InlineData($"{Group}/Microsoft.ResourceConnector/appliances/a/providers/Microsoft.KubernetesConfiguration/extensions/e")]
    [InlineData("/subscriptions/s/providers/Microsoft.Storage")]
    [InlineData("/subscriptions/s")]
    [InlineData("/subscriptions/s/resourceGroups/rg")]
    public void Of_AnythingElse_IsNothing(string subject) => Assert.Null(WatchedResource.Of(ResourceId.Parse(subject)));
}
