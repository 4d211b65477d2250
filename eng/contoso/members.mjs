import { subscriptions } from './company.mjs';
import { armId } from './identity.mjs';

export const zoneNames = {
  his: 'privatelink.his.arc.azure.com',
  guestConfiguration: 'privatelink.guestconfiguration.azure.com',
  kubernetes: 'privatelink.dp.kubernetesconfiguration.azure.com',
};

/** Zones of one name cannot share a resource group, hence a group for each landing zone. */
export function zoneId(zone, zoneName) {
  return armId(subscriptions.connectivity, zone.dnsGroup, `Microsoft.Network/privateDnsZones/${zoneName}`);
}

/**
 * What the group `hybridcompute` of a scope consists of; each member has one name and gets one address.
 * The short code of the identity service is not the name of the region, and `-ats` follows the geography.
 */
export function members(zone) {
  const { location, hisCode } = zone;
  const all = [
    ['HybridCompute.Global', zoneNames.his, 'gbl'],
    ['HybridCompute.Server', zoneNames.his, hisCode],
    ['HybridCompute.TokenService', zoneNames.his, 'europe-ats'],
    ['GuestConfig.GlobalService', zoneNames.guestConfiguration, 'agentserviceapi'],
    [`GuestConfig.AgentService.${location}`, zoneNames.guestConfiguration, `${location}-gas`],
    ['HybridCompute.K8sConfiguration', zoneNames.kubernetes, location],
  ];
  const [prefix, first] = zone.firstAddress.split(/\.(?=\d+$)/);
  return all.map(([member, zoneName, record], index) => ({
    member, zoneName, record, address: `${prefix}.${Number(first) + index}`, fqdn: `${record}.${zoneName.replace('privatelink.', '')}`,
  }));
}
