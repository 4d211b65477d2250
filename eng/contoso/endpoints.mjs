import { landingZones } from './company.mjs';
import { armId, asWritten, guid } from './identity.mjs';
import { members, zoneId, zoneNames } from './members.mjs';
import { armRow, graphRow } from './row.mjs';

function nameOf(id) {
  return id.split('/').at(-1);
}

function subnetId(zone) {
  return `${zone.network.id}/subnets/snet-private-endpoints`;
}

function interfaceId(zone) {
  return armId(zone.subscription, `rg-net-${zone.key}`, `Microsoft.Network/networkInterfaces/${nameOf(zone.endpointId)}.nic.${guid(`nic/${zone.key}`)}`);
}

function approved() {
  return { status: 'Approved', description: 'Auto-approved', actionsRequired: 'None' };
}

function scope(zone) {
  const connection = `${nameOf(zone.endpointId)}.${guid(`endpoint/${zone.key}`)}`;
  return graphRow(zone.scopeId, zone.location, {
    tags: { owner: 'network-platform', environment: 'production' },
    properties: {
      publicNetworkAccess: 'Disabled',
      provisioningState: 'Succeeded',
      privateLinkScopeId: guid(`scope/${zone.key}`),
      privateEndpointConnections: [{
        id: `${zone.scopeId}/privateEndpointConnections/${connection}`,
        name: connection,
        type: 'Microsoft.HybridCompute/privateLinkScopes/privateEndpointConnections',
        properties: { provisioningState: 'Succeeded', groupIds: ['hybridcompute'], privateEndpoint: { id: zone.endpointId }, privateLinkServiceConnectionState: approved() },
      }],
    },
  });
}

/** The scope's own view of its private addresses, which Resource Manager gives by location and GUID. */
function validation(zone, index) {
  const id = `/subscriptions/${zone.subscription}/providers/Microsoft.HybridCompute/locations/${zone.location}/privateLinkScopes/${guid(`scope/${zone.key}`)}`;
  return armRow(id, 'Microsoft.HybridCompute/locations/privateLinkScopes', {
    properties: {
      id: asWritten(zone.scopeId, 2),
      publicNetworkAccess: 'Disabled',
      connectionDetails: members(zone).map(({ member, address }) => ({
        id: zone.endpointId, privateIpAddress: address, linkIdentifier: String(536871001 + index), groupId: 'hybridcompute', memberName: member,
      })),
    },
  });
}

function endpoint(zone, index) {
  const name = nameOf(zone.endpointId);
  return graphRow(zone.endpointId, zone.location, {
    tags: { owner: 'network-platform' },
    properties: {
      provisioningState: 'Succeeded',
      subnet: { id: asWritten(subnetId(zone), index) },
      networkInterfaces: [{ id: interfaceId(zone) }],
      privateLinkServiceConnections: [{
        name, id: `${zone.endpointId}/privateLinkServiceConnections/${name}`, type: 'Microsoft.Network/privateEndpoints/privateLinkServiceConnections',
        properties: { provisioningState: 'Succeeded', privateLinkServiceId: asWritten(zone.scopeId, index + 2), groupIds: ['hybridcompute'], privateLinkServiceConnectionState: approved() },
      }],
      manualPrivateLinkServiceConnections: [],
      ipConfigurations: [],
      customNetworkInterfaceName: '',
      // Both forms are met in the wild: the list is often empty once a zone group writes the records.
      customDnsConfigs: index === 1 ? members(zone).map(({ fqdn, address }) => ({ fqdn, ipAddresses: [address] })) : [],
    },
  });
}

function networkInterface(zone) {
  const id = interfaceId(zone);
  return graphRow(id, zone.location, {
    properties: {
      provisioningState: 'Succeeded',
      privateEndpoint: { id: zone.endpointId },
      ipConfigurations: members(zone).map(({ member, address, fqdn }, index) => {
        const name = `privateEndpointIpConfig.${guid(`ip/${zone.key}/${index}`)}`;
        return {
          name, id: `${id}/ipConfigurations/${name}`, type: 'Microsoft.Network/networkInterfaces/ipConfigurations',
          properties: {
            provisioningState: 'Succeeded', privateIPAddress: address, privateIPAllocationMethod: 'Dynamic', privateIPAddressVersion: 'IPv4', primary: index === 0,
            subnet: { id: subnetId(zone) }, privateLinkConnectionProperties: { groupId: 'hybridcompute', requiredMemberName: member, fqdns: [fqdn] },
          },
        };
      }),
    },
  });
}

function zoneGroup(zone) {
  return armRow(`${zone.endpointId}/privateDnsZoneGroups/${zone.zoneGroup}`, 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups', {
    subscriptionId: zone.subscription,
    resourceGroup: `rg-net-${zone.key}`,
    properties: {
      provisioningState: 'Succeeded',
      privateDnsZoneConfigs: Object.values(zoneNames).map((zoneName, index) => ({
        name: zoneName.replaceAll('.', '-'),
        properties: {
          privateDnsZoneId: asWritten(zoneId(zone, zoneName), index),
          recordSets: members(zone).filter((member) => member.zoneName === zoneName).map(({ record, address }) => ({
            recordType: 'A', recordSetName: record, fqdn: `${record}.${zoneName}`, ttl: 10, ipAddresses: [address], provisioningState: 'Succeeded',
          })),
        },
      })),
    },
  });
}

export function endpointRows() {
  return [scope, validation, endpoint, networkInterface, zoneGroup].flatMap((shape) => landingZones.map(shape));
}
