import { landingZones } from './company.mjs';
import { asWritten, guid } from './identity.mjs';
import { members, zoneId, zoneNames } from './members.mjs';
import { graphRow } from './row.mjs';

export function zoneRow(id, records, links) {
  return graphRow(id, 'global', {
    tags: { owner: 'network-platform' },
    etag: guid(`etag/${id}`),
    properties: {
      maxNumberOfRecordSets: 25000,
      maxNumberOfVirtualNetworkLinks: 1000,
      maxNumberOfVirtualNetworkLinksWithRegistration: 100,
      // A new zone has one set, its SOA.
      numberOfRecordSets: records + 1,
      numberOfVirtualNetworkLinks: links,
      numberOfVirtualNetworkLinksWithRegistration: 0,
      provisioningState: 'Succeeded',
    },
  });
}

export function linkRow(zone, network, writer) {
  const id = `${zone}/virtualNetworkLinks/link-${network.name}`;
  return graphRow(id, 'global', {
    etag: `"${guid(`etag/${id}`)}"`,
    properties: {
      virtualNetwork: { id: asWritten(network.id, writer) },
      registrationEnabled: false,
      resolutionPolicy: 'Default',
      virtualNetworkLinkState: 'Completed',
      provisioningState: 'Succeeded',
    },
  });
}

function recordRow(zone, zoneName, { record, address }) {
  const id = `${zone}/A/${record}`;
  return graphRow(id, undefined, {
    etag: guid(`etag/${id}`),
    properties: { ttl: 10, fqdn: `${record}.${zoneName}.`, isAutoRegistered: false, aRecords: [{ ipv4Address: address }] },
  });
}

export function zoneRows() {
  const zones = landingZones.flatMap((landingZone) => Object.values(zoneNames).map((zoneName) => ({
    landingZone, zoneName, id: zoneId(landingZone, zoneName), records: members(landingZone).filter((member) => member.zoneName === zoneName),
  })));
  return [
    ...zones.map(({ id, records, landingZone }) => zoneRow(id, records.length, landingZone.linked.length)),
    ...zones.flatMap(({ id, landingZone }, index) => landingZone.linked.map((network) => linkRow(id, network, index))),
    ...zones.flatMap(({ id, zoneName, records }) => records.map((record) => recordRow(id, zoneName, record))),
  ];
}
