// The breaks of samples/estates/drifted.json; samples/README.md lists them with the rules that should say so.
import { clusterRow } from './clusters.mjs';
import { landingZones, subscriptions } from './company.mjs';
import { armId, guid, timeAt } from './identity.mjs';
import { zoneId, zoneNames } from './members.mjs';
import { virtualNetwork } from './networks.mjs';
import { linkRow, zoneRow } from './zones.mjs';

const [retail, plants, labs] = landingZones;

function only(rows, what, predicate) {
  const row = rows.find(predicate);
  if (!row) throw new Error(`The sample estate has no ${what}.`);
  return row;
}

function find(rows, id) {
  return only(rows, id, (row) => row.id.toLowerCase() === id.toLowerCase());
}

function cluster(rows, name) {
  return only(rows, name, (row) => row.type === 'microsoft.kubernetes/connectedclusters' && row.name === name);
}

function validationOf(rows, zone) {
  return only(rows, `validation of ${zone.key}`, (row) => row.type === 'Microsoft.HybridCompute/locations/privateLinkScopes' && row.name === guid(`scope/${zone.key}`));
}

function loseAssociation(rows) {
  const { properties } = cluster(rows, 'store-ant-02');
  properties.privateLinkState = 'Disabled';
  delete properties.privateLinkScopeResourceId;
}

function goOffline(rows) {
  Object.assign(cluster(rows, 'store-lil-02').properties, { connectivityStatus: 'Offline', lastConnectivityTime: timeAt(-3 * 86_400) });
}

function openPublicAccess(rows) {
  find(rows, plants.scopeId).properties.publicNetworkAccess = 'Enabled';
  validationOf(rows, plants).properties.publicNetworkAccess = 'Enabled';
}

function awaitApproval(rows) {
  const pending = { status: 'Pending', description: 'Awaiting Approval', actionsRequired: 'None' };
  const endpoint = find(rows, plants.endpointId).properties;
  const [connection] = endpoint.privateLinkServiceConnections;
  Object.assign(connection.properties, { requestMessage: 'Recreated after the change of subnet', privateLinkServiceConnectionState: pending });
  connection.id = connection.id.replace('/privateLinkServiceConnections/', '/manualPrivateLinkServiceConnections/');
  connection.type = 'Microsoft.Network/privateEndpoints/manualPrivateLinkServiceConnections';
  Object.assign(endpoint, { privateLinkServiceConnections: [], manualPrivateLinkServiceConnections: [connection], customDnsConfigs: [] });
  find(rows, plants.scopeId).properties.privateEndpointConnections[0].properties.privateLinkServiceConnectionState = pending;
  validationOf(rows, plants).properties.connectionDetails = [];
}

function loseZoneLink(rows) {
  const zone = zoneId(labs, zoneNames.kubernetes);
  rows.splice(rows.indexOf(find(rows, `${zone}/virtualNetworkLinks/link-${labs.network.name}`)), 1);
  find(rows, zone).properties.numberOfVirtualNetworkLinks = 0;
}

function pointElsewhere(rows) {
  find(rows, `${zoneId(labs, zoneNames.his)}/A/gbl`).properties.aRecords = [{ ipv4Address: '10.40.4.44' }];
}

function prepareEmptyZone(rows) {
  const network = {
    id: armId(subscriptions.retail, 'rg-net-logistics-weu', 'Microsoft.Network/virtualNetworks/vnet-arc-logistics-weu'),
    name: 'vnet-arc-logistics-weu', location: 'westeurope', prefix: '10.20.24.0/22', subnets: { 'snet-private-endpoints': '10.20.24.0/26' }, peers: [],
  };
  const zone = armId(subscriptions.connectivity, 'rg-dns-arc-logistics-weu', `Microsoft.Network/privateDnsZones/${zoneNames.his}`);
  rows.push(virtualNetwork(network, 0), zoneRow(zone, 0, 1), linkRow(zone, network, 0));
}

function openInSingapore(rows) {
  const name = 'store-sin-01';
  const id = armId(subscriptions.retail, 'rg-arc-stores-sg', `Microsoft.Kubernetes/connectedClusters/${name}`);
  rows.push(clusterRow({ id, name, location: 'southeastasia', number: 41, owner: 'retail-platform', scopeId: retail.scopeId }));
}

/** The same estate some weeks of ordinary work later. */
export function drift(rows) {
  const drifted = structuredClone(rows);
  for (const change of [loseAssociation, goOffline, openInSingapore, openPublicAccess, awaitApproval, loseZoneLink, pointElsewhere, prepareEmptyZone]) {
    change(drifted);
  }
  return drifted;
}
