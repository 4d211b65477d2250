import { networks } from './company.mjs';
import { guid } from './identity.mjs';
import { networkResourceId } from './networks.mjs';
import { graphRow } from './row.mjs';

function gateway(network) {
  const { name, kind } = network.gateway;
  const id = networkResourceId(network, `virtualNetworkGateways/${name}`);
  const sku = kind === 'Vpn' ? 'VpnGw2AZ' : 'ErGw1AZ';
  return graphRow(id, network.location, {
    tags: { owner: 'network-platform' },
    properties: {
      provisioningState: 'Succeeded',
      resourceGuid: guid(`gateway/${name}`),
      gatewayType: kind,
      ...(kind === 'Vpn' && { vpnType: 'RouteBased', vpnGatewayGeneration: 'Generation2', activeActive: false }),
      enableBgp: kind !== 'Vpn',
      sku: { name: sku, tier: sku, capacity: 2 },
      ipConfigurations: [{
        name: 'default', id: `${id}/ipConfigurations/default`,
        properties: {
          provisioningState: 'Succeeded', privateIPAllocationMethod: 'Dynamic',
          subnet: { id: `${network.id}/subnets/GatewaySubnet` }, publicIPAddress: { id: networkResourceId(network, `publicIPAddresses/pip-${name}`) },
        },
      }],
    },
  });
}

function connection(network, site, rest) {
  return graphRow(networkResourceId(network, `connections/cn-${site}`), network.location, {
    properties: {
      provisioningState: 'Succeeded',
      resourceGuid: guid(`connection/${site}`),
      virtualNetworkGateway1: { id: networkResourceId(network, `virtualNetworkGateways/${network.gateway.name}`), properties: {} },
      routingWeight: 0,
      enableBgp: false,
      connectionStatus: 'Connected',
      ...rest,
    },
  });
}

function siteToSite(network) {
  return Object.entries(network.gateway.sites).flatMap(([site, gatewayIpAddress], index) => {
    const localId = networkResourceId(network, `localNetworkGateways/lng-${site}`);
    return [
      graphRow(localId, network.location, {
        properties: {
          provisioningState: 'Succeeded', resourceGuid: guid(`local/${site}`), gatewayIpAddress,
          localNetworkAddressSpace: { addressPrefixes: [`172.${16 + index}.0.0/16`] },
        },
      }),
      connection(network, site, { connectionType: 'IPsec', connectionProtocol: 'IKEv2', connectionMode: 'Default', localNetworkGateway2: { id: localId, properties: {} } }),
    ];
  });
}

function expressRoute(network) {
  const name = network.gateway.circuit;
  const id = networkResourceId(network, `expressRouteCircuits/${name}`);
  return [
    graphRow(id, network.location, {
      sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' },
      tags: { owner: 'network-platform' },
      properties: {
        provisioningState: 'Succeeded',
        circuitProvisioningState: 'Enabled',
        serviceProviderProvisioningState: 'Provisioned',
        serviceProviderProperties: { serviceProviderName: 'Fabrikam Carrier', peeringLocation: 'Dublin', bandwidthInMbps: 1000 },
        allowClassicOperations: false,
        globalReachEnabled: false,
        serviceKey: guid(`circuit/${name}`),
        authorizations: [],
        peerings: [{
          name: 'AzurePrivatePeering', id: `${id}/peerings/AzurePrivatePeering`, type: 'Microsoft.Network/expressRouteCircuits/peerings',
          properties: { provisioningState: 'Succeeded', peeringType: 'AzurePrivatePeering', state: 'Enabled', azureASN: 12076, peerASN: 65010, vlanId: 210 },
        }],
      },
    }),
    connection(network, name, { connectionType: 'ExpressRoute', peer: { id } }),
  ];
}

export function gatewayRows() {
  const withGateway = Object.values(networks).filter((network) => network.gateway);
  return withGateway.flatMap((network) => [gateway(network), ...(network.gateway.kind === 'Vpn' ? siteToSite(network) : expressRoute(network))]);
}
