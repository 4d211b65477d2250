import { subscriptions } from './company.mjs';
import { armRow } from './row.mjs';

/** Everything the product can ask for; the estate is complete, so a type without a row has no resource. */
export const coverage = {
  subscriptions: Object.values(subscriptions),
  types: [
    'Microsoft.Kubernetes/connectedClusters',
    'Microsoft.HybridCompute/privateLinkScopes',
    'Microsoft.HybridCompute/locations/privateLinkScopes',
    'Microsoft.HybridCompute/machines',
    'Microsoft.KubernetesConfiguration/extensions',
    'Microsoft.KubernetesConfiguration/fluxConfigurations',
    'Microsoft.KubernetesConfiguration/privateLinkScopes',
    'Microsoft.ExtendedLocation/customLocations',
    'Microsoft.AzureArcData/dataControllers',
    'Microsoft.AzureArcData/sqlManagedInstances',
    'Microsoft.AzureArcData/postgresInstances',
    'Microsoft.ContainerService/managedClusters',
    'Microsoft.Network/privateEndpoints',
    'Microsoft.Network/privateEndpoints/privateDnsZoneGroups',
    'Microsoft.Network/networkInterfaces',
    'Microsoft.Network/privateDnsZones',
    'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
    'Microsoft.Network/privateDnsZones/A',
    'Microsoft.Network/privateDnsZones/AAAA',
    'Microsoft.Network/privateDnsZones/CNAME',
    'Microsoft.Network/virtualNetworks',
    'Microsoft.Network/networkSecurityGroups',
    'Microsoft.Network/routeTables',
    'Microsoft.Network/azureFirewalls',
    'Microsoft.Network/firewallPolicies',
    'Microsoft.Network/dnsResolvers',
    'Microsoft.Network/dnsResolvers/inboundEndpoints',
    'Microsoft.Network/dnsForwardingRulesets',
    'Microsoft.Network/virtualNetworkGateways',
    'Microsoft.Network/connections',
    'Microsoft.Network/localNetworkGateways',
    'Microsoft.Network/expressRouteCircuits',
    'Microsoft.Network/expressRouteGateways',
    'Microsoft.Network/vpnGateways',
    'Microsoft.Network/virtualHubs',
    'Microsoft.Insights/privateLinkScopes',
    'Microsoft.Insights/privateLinkScopes/scopedResources',
    'Microsoft.Insights/dataCollectionEndpoints',
    'Microsoft.Insights/dataCollectionRules',
    'Microsoft.Insights/dataCollectionRuleAssociations',
    'Microsoft.OperationalInsights/workspaces',
    'Microsoft.Resources/providers',
  ],
};

const namespaces = ['Microsoft.Kubernetes', 'Microsoft.KubernetesConfiguration', 'Microsoft.ExtendedLocation', 'Microsoft.HybridCompute', 'Microsoft.GuestConfiguration', 'Microsoft.Network'];

export function providerRows() {
  return Object.values(subscriptions).flatMap((subscriptionId) => namespaces.map((namespace) =>
    armRow(`/subscriptions/${subscriptionId}/providers/${namespace}`, 'Microsoft.Resources/providers', {
      subscriptionId, namespace, registrationState: 'Registered', registrationPolicy: 'RegistrationRequired',
    })));
}
