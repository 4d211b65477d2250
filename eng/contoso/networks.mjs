import { landingZones, networks } from './company.mjs';
import { armId, asWritten, guid } from './identity.mjs';
import { graphRow } from './row.mjs';

export function networkResourceId(network, path) {
  return armId(network.subscription, network.resourceGroup, `Microsoft.Network/${path}`);
}

function subnet(network, name, addressPrefix) {
  const endpoints = name === 'snet-private-endpoints' ? landingZones.filter((zone) => zone.network === network).map(({ endpointId }) => ({ id: endpointId })) : [];
  return {
    name,
    id: `${network.id}/subnets/${name}`,
    type: 'Microsoft.Network/virtualNetworks/subnets',
    properties: {
      provisioningState: 'Succeeded',
      addressPrefix,
      delegations: name === 'snet-dns-inbound' ? [{ name: 'resolver', properties: { serviceName: 'Microsoft.Network/dnsResolvers' } }] : [],
      privateEndpointNetworkPolicies: 'Disabled',
      privateLinkServiceNetworkPolicies: 'Enabled',
      ...(name === 'snet-egress' && { networkSecurityGroup: { id: networkResourceId(network, `networkSecurityGroups/${network.nsg}`) } }),
      ...(endpoints.length > 0 && { privateEndpoints: endpoints }),
    },
  };
}

function peering(network, remote, index) {
  const name = `peer-${remote.name}`;
  return {
    name,
    id: `${network.id}/virtualNetworkPeerings/${name}`,
    type: 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings',
    properties: {
      provisioningState: 'Succeeded',
      peeringState: 'Connected',
      peeringSyncLevel: 'FullyInSync',
      remoteVirtualNetwork: { id: asWritten(remote.id, index) },
      remoteAddressSpace: { addressPrefixes: [remote.prefix] },
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: true,
      allowGatewayTransit: network.hub === true,
      useRemoteGateways: network.hub !== true,
    },
  };
}

export function virtualNetwork(network, index) {
  return graphRow(network.id, network.location, {
    tags: { owner: 'network-platform' },
    properties: {
      provisioningState: 'Succeeded',
      resourceGuid: guid(`vnet/${network.name}`),
      addressSpace: { addressPrefixes: [network.prefix] },
      dhcpOptions: { dnsServers: network.dnsServers ?? [] },
      subnets: Object.entries(network.subnets).map(([name, prefix]) => subnet(network, name, prefix)),
      virtualNetworkPeerings: network.peers.map((peer) => peering(network, networks[peer], index + 1)),
      enableDdosProtection: false,
    },
  });
}

function securityRule(nsgId, [name, direction, access, priority, source, destination, port = '443', protocol = 'Tcp'], kind = 'securityRules') {
  return {
    name,
    id: `${nsgId}/${kind}/${name}`,
    type: `Microsoft.Network/networkSecurityGroups/${kind}`,
    properties: {
      provisioningState: 'Succeeded', protocol, direction, access, priority, sourcePortRange: '*', destinationPortRange: port,
      sourceAddressPrefix: source, destinationAddressPrefix: destination,
    },
  };
}

// Four names, five objects: a name is unique in its group, so the inbound twin of the Front Door rule needs its own.
const egressRules = [
  ['AllowAADOutboundAccess', 'Outbound', 'Allow', 150, 'VirtualNetwork', 'AzureActiveDirectory'],
  ['AllowAzOutboundAccess', 'Outbound', 'Allow', 151, 'VirtualNetwork', 'AzureResourceManager'],
  ['AllowAzureFrontDoorFirstPartyAccess', 'Outbound', 'Allow', 152, 'VirtualNetwork', 'AzureFrontDoor.FirstParty'],
  ['AllowMCROutboundAccess', 'Outbound', 'Allow', 153, 'VirtualNetwork', 'MicrosoftContainerRegistry'],
  ['AllowAzureFrontDoorFirstPartyInbound', 'Inbound', 'Allow', 152, 'VirtualNetwork', 'AzureFrontDoor.FirstParty'],
  ['DenyInternetOutbound', 'Outbound', 'Deny', 4000, '*', 'Internet', '*', '*'],
];

const defaultRules = [
  ['AllowVnetInBound', 'Inbound', 'Allow', 65000, 'VirtualNetwork', 'VirtualNetwork', '*', '*'],
  ['AllowAzureLoadBalancerInBound', 'Inbound', 'Allow', 65001, 'AzureLoadBalancer', '*', '*', '*'],
  ['DenyAllInBound', 'Inbound', 'Deny', 65500, '*', '*', '*', '*'],
  ['AllowVnetOutBound', 'Outbound', 'Allow', 65000, 'VirtualNetwork', 'VirtualNetwork', '*', '*'],
  ['AllowInternetOutBound', 'Outbound', 'Allow', 65001, '*', 'Internet', '*', '*'],
  ['DenyAllOutBound', 'Outbound', 'Deny', 65500, '*', '*', '*', '*'],
];

function securityGroup(network) {
  const id = networkResourceId(network, `networkSecurityGroups/${network.nsg}`);
  return graphRow(id, network.location, {
    tags: { owner: 'network-security' },
    properties: {
      provisioningState: 'Succeeded',
      resourceGuid: guid(`nsg/${network.nsg}`),
      securityRules: egressRules.map((rule) => securityRule(id, rule)),
      defaultSecurityRules: defaultRules.map((rule) => securityRule(id, rule, 'defaultSecurityRules')),
      subnets: [{ id: `${network.id}/subnets/snet-egress` }],
    },
  });
}

export function networkRows() {
  const all = Object.values(networks);
  return [...all.map(virtualNetwork), ...all.filter(({ nsg }) => nsg).map(securityGroup)];
}
