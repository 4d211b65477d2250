// What Contoso owns and how it governs it. The shapes of the rows are in the other files.
import { armId, guid } from './identity.mjs';

export const subscriptions = {
  connectivity: guid('subscription/contoso-connectivity'),
  retail: guid('subscription/contoso-retail-edge'),
  manufacturing: guid('subscription/contoso-manufacturing-edge'),
};

const { connectivity, retail, manufacturing } = subscriptions;

function network(subscription, resourceGroup, name, location, prefix, rest) {
  return { id: armId(subscription, resourceGroup, `Microsoft.Network/virtualNetworks/${name}`), subscription, resourceGroup, name, location, prefix, ...rest };
}

/** Hubs of the two regions, the spokes with the endpoints, and one network that is hub and spoke in one. */
export const networks = {
  hubWest: network(connectivity, 'rg-hub-weu', 'vnet-hub-weu', 'westeurope', '10.20.0.0/20', {
    subnets: { GatewaySubnet: '10.20.0.0/27', AzureFirewallSubnet: '10.20.1.0/26', 'snet-egress': '10.20.2.0/24' },
    peers: ['retail'], hub: true, firewall: { name: 'afw-hub-weu', policy: 'afwp-hub-weu', address: '10.20.1.4' },
    nsg: 'nsg-egress-weu', gateway: { name: 'vgw-hub-weu', kind: 'Vpn', sites: { amsterdam: '203.0.113.10', antwerp: '203.0.113.20' } },
  }),
  retail: network(retail, 'rg-net-retail-weu', 'vnet-arc-retail-weu', 'westeurope', '10.20.16.0/22', {
    subnets: { 'snet-private-endpoints': '10.20.16.0/26' }, peers: ['hubWest'], dnsServers: ['10.20.1.4'],
  }),
  hubNorth: network(connectivity, 'rg-hub-neu', 'vnet-hub-neu', 'northeurope', '10.30.0.0/20', {
    subnets: { GatewaySubnet: '10.30.0.0/27', 'snet-dns-inbound': '10.30.1.0/28', 'snet-egress': '10.30.2.0/24' },
    peers: ['plants'], hub: true, resolver: { name: 'dnspr-hub-neu', address: '10.30.1.4' },
    nsg: 'nsg-egress-neu', gateway: { name: 'ergw-hub-neu', kind: 'ExpressRoute', circuit: 'erc-dublin' },
  }),
  plants: network(manufacturing, 'rg-net-plants-neu', 'vnet-arc-plants-neu', 'northeurope', '10.30.16.0/22', {
    subnets: { 'snet-private-endpoints': '10.30.16.0/26' }, peers: ['hubNorth'], dnsServers: ['10.30.1.4'],
  }),
  // The validated laboratories may not share anything with the plants: own gateway, own resolver, no peering.
  labs: network(manufacturing, 'rg-net-labs-neu', 'vnet-labs-neu', 'northeurope', '10.40.0.0/20', {
    subnets: { GatewaySubnet: '10.40.0.0/27', 'snet-dns-inbound': '10.40.1.0/28', 'snet-egress': '10.40.2.0/24', 'snet-private-endpoints': '10.40.4.0/26' },
    peers: [], hub: true, resolver: { name: 'dnspr-labs-neu', address: '10.40.1.4' },
    nsg: 'nsg-egress-labs-neu', gateway: { name: 'vgw-labs-neu', kind: 'Vpn', sites: { cork: '198.51.100.30' } },
  }),
};

function landingZone(key, subscription, location, hisCode, rest) {
  const [name] = key.split('-');
  return {
    key, subscription, location, hisCode,
    scopeId: armId(subscription, `rg-arc-${key}`, `Microsoft.HybridCompute/privateLinkScopes/pls-arc-${key}`),
    endpointId: armId(subscription, `rg-net-${key}`, `Microsoft.Network/privateEndpoints/pe-arc-${key}`),
    zoneGroup: 'default', dnsGroup: `rg-dns-arc-${key}`, network: networks[name], ...rest,
  };
}

/**
 * A landing zone is a scope with its endpoint and its three zones. The three are linked in the three ways in use:
 * to the hub alone, to hub and spoke, and to the one network that is both.
 */
export const landingZones = [
  landingZone('retail-weu', retail, 'westeurope', 'weu', { firstAddress: '10.20.16.4', linked: [networks.hubWest], zoneGroup: 'deployedByPolicy' }),
  landingZone('plants-neu', manufacturing, 'northeurope', 'ne', { firstAddress: '10.30.16.4', linked: [networks.hubNorth, networks.plants] }),
  landingZone('labs-neu', manufacturing, 'northeurope', 'ne', { firstAddress: '10.40.4.4', linked: [networks.labs] }),
];

/** Clusters by landing zone: resource group → town → number of clusters there. */
export const fleets = {
  'retail-weu': {
    prefix: 'store', owner: 'retail-platform', gitPath: 'stores',
    groups: {
      'rg-arc-stores-nl': { ams: 3, rtm: 2, utr: 2, ein: 1 },
      'rg-arc-stores-be': { ant: 3, bru: 2, gnt: 1 },
      'rg-arc-stores-fr': { par: 3, lil: 2, lyo: 1 },
      'rg-arc-stores-lu': { lux: 2 },
    },
  },
  'plants-neu': {
    prefix: 'plant', owner: 'plant-automation', gitPath: 'plants',
    groups: { 'rg-arc-plants-ie': { dub: 3, lim: 2, gal: 2 }, 'rg-arc-plants-uk': { bel: 2, lee: 3 } },
  },
  'labs-neu': {
    prefix: 'lab', owner: 'laboratory-it', gitPath: 'labs',
    groups: { 'rg-arc-labs-ie': { crk: 4, dub: 3 } },
  },
};
