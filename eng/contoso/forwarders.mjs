import { networks } from './company.mjs';
import { guid } from './identity.mjs';
import { networkResourceId } from './networks.mjs';
import { graphRow } from './row.mjs';

/** Azure Firewall as forwarder: that it answers DNS at all is said by its policy. */
function firewall(network) {
  const { name, policy, address } = network.firewall;
  const id = networkResourceId(network, `azureFirewalls/${name}`);
  const policyId = networkResourceId(network, `firewallPolicies/${policy}`);
  return [
    graphRow(id, network.location, {
      tags: { owner: 'network-security' },
      zones: ['1', '2', '3'],
      properties: {
        provisioningState: 'Succeeded',
        sku: { name: 'AZFW_VNet', tier: 'Standard' },
        additionalProperties: {},
        ipConfigurations: [{
          name: 'ipconfig', id: `${id}/azureFirewallIpConfigurations/ipconfig`, type: 'Microsoft.Network/azureFirewalls/azureFirewallIpConfigurations',
          properties: {
            provisioningState: 'Succeeded', privateIPAddress: address,
            subnet: { id: `${network.id}/subnets/AzureFirewallSubnet` }, publicIPAddress: { id: networkResourceId(network, `publicIPAddresses/pip-${name}`) },
          },
        }],
        networkRuleCollections: [], applicationRuleCollections: [], natRuleCollections: [],
        firewallPolicy: { id: policyId },
      },
    }),
    graphRow(policyId, network.location, {
      tags: { owner: 'network-security' },
      properties: {
        provisioningState: 'Succeeded',
        sku: { tier: 'Standard' },
        threatIntelMode: 'Alert',
        dnsSettings: { servers: [], enableProxy: true },
        firewalls: [{ id }],
        ruleCollectionGroups: [],
        childPolicies: [],
      },
    }),
  ];
}

function resolver(network) {
  const { name, address } = network.resolver;
  const id = networkResourceId(network, `dnsResolvers/${name}`);
  return [
    graphRow(id, network.location, {
      tags: { owner: 'network-platform' },
      properties: { virtualNetwork: { id: network.id }, dnsResolverState: 'Connected', provisioningState: 'Succeeded', resourceGuid: guid(`resolver/${name}`) },
    }),
    graphRow(`${id}/inboundEndpoints/inbound`, network.location, {
      properties: {
        ipConfigurations: [{ subnet: { id: `${network.id}/subnets/snet-dns-inbound` }, privateIpAddress: address, privateIpAllocationMethod: 'Dynamic' }],
        provisioningState: 'Succeeded',
        resourceGuid: guid(`inbound/${name}`),
      },
    }),
  ];
}

export function forwarderRows() {
  const all = Object.values(networks);
  return [...all.filter((network) => network.firewall).flatMap(firewall), ...all.filter((network) => network.resolver).flatMap(resolver)];
}
