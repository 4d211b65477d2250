// Microsoft's own clients against a simulator that runs:
//   node clients.mjs ENDPOINT SUBSCRIPTION CLIENT FOLDER
// FOLDER holds the clients' node_modules. Ends with 0 when the client did all of it, else with an exception.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [endpoint, subscription, name, folder] = process.argv.slice(2);
const require = createRequire(join(folder, 'here.js'));
const group = 'rg-edge';
const idOf = (rest) => `/subscriptions/${subscription}/resourceGroups/${group}/providers/${rest}`;

/** A client as Azure's documentation makes it, but for the address and the token: bearer policies refuse plain HTTP. */
const clientOf = (Client) => {
  const credential = { getToken: async () => ({ token: 'any', expiresOnTimestamp: Date.now() + 3600_000 }) };
  const client = new Client(credential, subscription, { endpoint, $host: endpoint, allowInsecureConnection: true });
  client.pipeline.removePolicy({ name: 'bearerTokenAuthenticationPolicy' });
  client.pipeline.addPolicy({
    name: 'token',
    sendRequest: (request, next) => {
      request.headers.set('Authorization', 'Bearer any');
      return next(request);
    },
  });
  return client;
};
const all = async (pages) => {
  const items = [];
  for await (const item of pages) items.push(item);
  return items;
};
const named = (items) => items.map((item) => item.name).sort();
const missing = (call) => assert.rejects(call, (error) => error.statusCode === 404 && /NotFound/.test(error.code));

const scenarios = {
  async resourcegraph() {
    const { ResourceGraphClient } = require('@azure/arm-resourcegraph');
    const credential = { signRequest: async (request) => { request.headers.set('Authorization', 'Bearer any'); return request; } };
    const client = new ResourceGraphClient(credential, { baseUri: endpoint });
    const ids = [];
    let skipToken;
    do {
      const page = await client.resources({
        subscriptions: [subscription],
        query: 'resources | project id, type, properties | order by id asc',
        options: { top: 3, skipToken, resultFormat: 'objectArray' },
      });
      assert.equal(page.resultTruncated, 'false');
      ids.push(...page.data.map((row) => row.id));
      assert.ok(page.totalRecords > 3 && page.count <= 3);
      skipToken = page.skipToken;
    } while (skipToken);
    assert.equal(new Set(ids).size, ids.length);
    const table = await client.resources({ query: 'resources | summarize count()', options: { resultFormat: 'table' } });
    assert.equal(table.data.rows[0][0], ids.length);
    await assert.rejects(client.resources({ query: 'resources | frobnicate' }), (error) => error.statusCode === 400 && error.code === 'BadRequest');
  },

  async hybridcompute() {
    const client = clientOf(require('@azure/arm-hybridcompute').HybridComputeManagementClient);
    const scopes = client.privateLinkScopes;
    assert.deepEqual(named(await all(scopes.list())), ['pls-weu']);
    const made = await scopes.createOrUpdate(group, 'pls-new', { location: 'westeurope', properties: { publicNetworkAccess: 'Disabled' } });
    assert.equal(made.properties.provisioningState, 'Succeeded');
    assert.match(made.properties.privateLinkScopeId, /^[0-9a-f-]{36}$/);
    const validation = await scopes.getValidationDetails('westeurope', made.properties.privateLinkScopeId);
    assert.equal(validation.publicNetworkAccess, 'Disabled');
    assert.deepEqual(validation.connectionDetails, []);
    assert.deepEqual((await scopes.updateTags(group, 'pls-new', { tags: { team: 'edge' } })).tags, { team: 'edge' });
    assert.deepEqual(named(await all(scopes.listByResourceGroup(group))), ['pls-new', 'pls-weu']);
    const resources = await all(client.privateLinkResources.listByPrivateLinkScope(group, 'pls-weu'));
    assert.equal(resources[0].properties.groupId, 'hybridcompute');
    assert.equal((await client.privateLinkResources.get(group, 'pls-weu', 'hybridcompute')).name, 'hybridcompute');

    // A connection is asked for from the endpoint's side, and approved on the scope's.
    const network = clientOf(require('@azure/arm-network').NetworkManagementClient);
    await network.privateEndpoints.beginCreateOrUpdateAndWait(group, 'pe-asked', {
      location: 'westeurope',
      subnet: { id: idOf('Microsoft.Network/virtualNetworks/vnet-hub/subnets/snet-pe') },
      manualPrivateLinkServiceConnections: [{ name: 'arc', privateLinkServiceId: made.id, groupIds: ['hybridcompute'], requestMessage: 'please' }],
    }, { updateIntervalInMs: 1 });
    const connections = client.privateEndpointConnections;
    const [asked] = await all(connections.listByPrivateLinkScope(group, 'pls-new'));
    assert.equal(asked.properties.privateLinkServiceConnectionState.status, 'Pending');
    const approved = await connections.beginCreateOrUpdateAndWait(group, 'pls-new', asked.name, {
      properties: { privateLinkServiceConnectionState: { status: 'Approved', description: 'fine' } },
    }, { updateIntervalInMs: 1 });
    assert.equal(approved.properties.privateLinkServiceConnectionState.status, 'Approved');
    const endpointSide = (await network.privateEndpoints.get(group, 'pe-asked')).manualPrivateLinkServiceConnections[0];
    assert.equal(endpointSide.privateLinkServiceConnectionState.status, 'Approved');
    const details = (await scopes.getValidationDetails('westeurope', made.properties.privateLinkScopeId)).connectionDetails;
    assert.ok(details.length > 0 && details.every((detail) => /^10\.20\.4\.\d+$/.test(detail.privateIpAddress) && detail.groupId === 'hybridcompute'), JSON.stringify(details));
    await connections.beginDeleteAndWait(group, 'pls-new', asked.name, { updateIntervalInMs: 1 });
    assert.equal((await network.privateEndpoints.get(group, 'pe-asked')).manualPrivateLinkServiceConnections[0].privateLinkServiceConnectionState.status, 'Disconnected');
    await scopes.beginDeleteAndWait(group, 'pls-new', { updateIntervalInMs: 1 });
    await missing(scopes.get(group, 'pls-new'));
  },

  async hybridkubernetes() {
    const client = clientOf(require('@azure/arm-hybridkubernetes').ConnectedKubernetesClient).connectedClusterOperations;
    assert.deepEqual(named(await all(client.listBySubscription())), ['store-042']);
    const made = await client.beginCreateAndWait(group, 'store-new', {
      location: 'westeurope', identity: { type: 'SystemAssigned' }, agentPublicKeyCertificate: 'MIIC',
    }, { updateIntervalInMs: 1 });
    assert.equal(made.provisioningState, 'Succeeded');
    assert.match(made.identity.principalId, /^[0-9a-f-]{36}$/);
    assert.deepEqual((await client.update(group, 'store-new', { tags: { team: 'edge' } })).tags, { team: 'edge' });
    assert.deepEqual(named(await all(client.listByResourceGroup(group))), ['store-042', 'store-new']);
    await client.beginDeleteAndWait(group, 'store-new', { updateIntervalInMs: 1 });
    await missing(client.get(group, 'store-new'));
  },

  async kubernetesconfiguration() {
    const client = clientOf(require('@azure/arm-kubernetesconfiguration').SourceControlConfigurationClient);
    const cluster = [group, 'Microsoft.Kubernetes', 'connectedClusters', 'store-042'];
    const made = await client.extensions.beginCreateAndWait(...cluster, 'flux', {
      extensionType: 'microsoft.flux', autoUpgradeMinorVersion: true, releaseTrain: 'Stable', scope: { cluster: { releaseNamespace: 'flux-system' } }, configurationSettings: { 'Own.Key': 'kept' },
    }, { updateIntervalInMs: 1 });
    assert.equal(made.provisioningState, 'Succeeded');
    assert.deepEqual(made.configurationSettings, { 'Own.Key': 'kept' });
    assert.deepEqual(named(await all(client.extensions.list(...cluster))), ['flux']);
    const patched = await client.extensions.beginUpdateAndWait(...cluster, 'flux', { autoUpgradeMinorVersion: false }, { updateIntervalInMs: 1 });
    assert.equal(patched.autoUpgradeMinorVersion, false);
    await client.fluxConfigurations.beginCreateOrUpdateAndWait(...cluster, 'apps', {
      scope: 'cluster', namespace: 'apps', sourceKind: 'GitRepository', gitRepository: { url: 'https://git.contoso.internal/apps', repositoryRef: { branch: 'main' } },
    }, { updateIntervalInMs: 1 });
    assert.equal((await client.fluxConfigurations.get(...cluster, 'apps')).gitRepository.url, 'https://git.contoso.internal/apps');
    await client.extensions.beginDeleteAndWait(...cluster, 'flux', { updateIntervalInMs: 1 });
    await missing(client.extensions.get(...cluster, 'flux'));
  },

  async privatedns() {
    const client = clientOf(require('@azure/arm-privatedns').PrivateDnsManagementClient);
    const zone = 'privatelink.dp.kubernetesconfiguration.azure.com';
    const made = await client.privateZones.beginCreateOrUpdateAndWait(group, zone, { location: 'global' }, { ifNoneMatch: '*', updateIntervalInMs: 1 });
    assert.equal(made.provisioningState, 'Succeeded');
    await assert.rejects(client.privateZones.beginCreateOrUpdateAndWait(group, zone, { location: 'global' }, { ifNoneMatch: '*' }), (error) => error.statusCode === 412);
    const link = await client.virtualNetworkLinks.beginCreateOrUpdateAndWait(group, zone, 'hub', {
      location: 'global', registrationEnabled: false, virtualNetwork: { id: idOf('Microsoft.Network/virtualNetworks/vnet-hub') },
    }, { updateIntervalInMs: 1 });
    assert.equal(link.virtualNetworkLinkState, 'Completed');
    const record = await client.recordSets.createOrUpdate(group, zone, 'A', 'westeurope', { ttl: 10, aRecords: [{ ipv4Address: '10.20.4.9' }] });
    assert.equal(record.fqdn, `westeurope.${zone}.`);
    await client.recordSets.update(group, zone, 'A', 'westeurope', { ttl: 30 }, { ifMatch: record.etag });
    await assert.rejects(client.recordSets.update(group, zone, 'A', 'westeurope', { ttl: 40 }, { ifMatch: record.etag }), (error) => error.statusCode === 412);
    assert.deepEqual(named(await all(client.recordSets.list(group, zone))), ['@', 'westeurope']);
    assert.deepEqual(named(await all(client.recordSets.listByType(group, zone, 'A'))), ['westeurope']);
    assert.deepEqual(named(await all(client.privateZones.list())), [zone, 'privatelink.his.arc.azure.com']);
    const counted = await client.privateZones.get(group, zone);
    assert.deepEqual([counted.numberOfRecordSets, counted.numberOfVirtualNetworkLinks], [2, 1]);
    await assert.rejects(client.privateZones.beginDeleteAndWait(group, zone), (error) => error.statusCode === 409);
    await client.recordSets.delete(group, zone, 'A', 'westeurope');
    await client.virtualNetworkLinks.beginDeleteAndWait(group, zone, 'hub', { updateIntervalInMs: 1 });
    await client.privateZones.beginDeleteAndWait(group, zone, { updateIntervalInMs: 1 });
    await missing(client.privateZones.get(group, zone));
  },

  async network() {
    const client = clientOf(require('@azure/arm-network').NetworkManagementClient);
    const wait = { updateIntervalInMs: 1 };
    const network = await client.virtualNetworks.beginCreateOrUpdateAndWait(group, 'vnet-new', {
      location: 'westeurope', addressSpace: { addressPrefixes: ['10.30.0.0/16'] }, subnets: [{ name: 'snet-a', addressPrefix: '10.30.1.0/24' }],
    }, wait);
    assert.equal(network.provisioningState, 'Succeeded');
    assert.match(network.subnets[0].id, /\/virtualNetworks\/vnet-new\/subnets\/snet-a$/);
    await client.subnets.beginCreateOrUpdateAndWait(group, 'vnet-new', 'snet-pe', { addressPrefix: '10.30.2.0/24' }, wait);
    assert.deepEqual(named(await all(client.subnets.list(group, 'vnet-new'))), ['snet-a', 'snet-pe']);
    const peering = await client.virtualNetworkPeerings.beginCreateOrUpdateAndWait(group, 'vnet-new', 'to-hub', { remoteVirtualNetwork: { id: idOf('Microsoft.Network/virtualNetworks/vnet-hub') } }, wait);
    assert.equal(peering.peeringState, 'Initiated');

    const groupMade = await client.networkSecurityGroups.beginCreateOrUpdateAndWait(group, 'nsg-new', { location: 'westeurope' }, wait);
    assert.equal(groupMade.defaultSecurityRules.length, 6);
    const rule = {
      protocol: 'Tcp', direction: 'Outbound', access: 'Allow', priority: 150,
      sourceAddressPrefix: 'VirtualNetwork', sourcePortRange: '*', destinationAddressPrefix: 'AzureActiveDirectory', destinationPortRange: '443',
    };
    await client.securityRules.beginCreateOrUpdateAndWait(group, 'nsg-new', 'AllowAADOutboundAccess', rule, wait);
    await assert.rejects(client.securityRules.beginCreateOrUpdateAndWait(group, 'nsg-new', 'Other', rule, wait), (error) => error.statusCode === 400 && error.code === 'SecurityRuleConflict');
    assert.deepEqual(named(await all(client.securityRules.list(group, 'nsg-new'))), ['AllowAADOutboundAccess']);

    const endpoint = await client.privateEndpoints.beginCreateOrUpdateAndWait(group, 'pe-new', {
      location: 'westeurope',
      subnet: { id: idOf('Microsoft.Network/virtualNetworks/vnet-new/subnets/snet-pe') },
      privateLinkServiceConnections: [{ name: 'arc', privateLinkServiceId: idOf('Microsoft.HybridCompute/privateLinkScopes/pls-weu'), groupIds: ['hybridcompute'] }],
    }, wait);
    assert.equal(endpoint.privateLinkServiceConnections[0].privateLinkServiceConnectionState.status, 'Approved');
    const card = await client.networkInterfaces.get(group, endpoint.networkInterfaces[0].id.split('/').at(-1));
    const addresses = card.ipConfigurations.map((configuration) => configuration.privateIPAddress);
    assert.ok(addresses.length > 0 && addresses.every((address) => address.startsWith('10.30.2.')), addresses);
    assert.deepEqual([...new Set(endpoint.customDnsConfigs.flatMap((entry) => entry.ipAddresses))].sort(), [...addresses].sort());

    // The zone group writes the records and takes them away again.
    const dns = clientOf(require('@azure/arm-privatedns').PrivateDnsManagementClient);
    const zone = 'privatelink.guestconfiguration.azure.com';
    const zoneMade = await dns.privateZones.beginCreateOrUpdateAndWait(group, zone, { location: 'global' }, wait);
    const written = await client.privateDnsZoneGroups.beginCreateOrUpdateAndWait(group, 'pe-new', 'default', { privateDnsZoneConfigs: [{ name: 'guest', privateDnsZoneId: zoneMade.id }] }, wait);
    assert.deepEqual(written.privateDnsZoneConfigs[0].recordSets.map((set) => set.recordSetName).sort(), ['agentserviceapi', 'westeurope-gas']);
    assert.deepEqual(named(await all(dns.recordSets.listByType(group, zone, 'A'))), ['agentserviceapi', 'westeurope-gas']);
    assert.deepEqual(named(await all(client.privateDnsZoneGroups.list('pe-new', group))), ['default']);
    await client.privateDnsZoneGroups.beginDeleteAndWait(group, 'pe-new', 'default', wait);
    assert.deepEqual(await all(dns.recordSets.listByType(group, zone, 'A')), []);

    assert.deepEqual((await client.virtualNetworks.updateTags(group, 'vnet-new', { tags: { team: 'edge' } })).tags, { team: 'edge' });
    await client.privateEndpoints.beginDeleteAndWait(group, 'pe-new', wait);
    await missing(client.networkInterfaces.get(group, card.name));
    await client.virtualNetworks.beginDeleteAndWait(group, 'vnet-new', wait);
    assert.deepEqual(named(await all(client.virtualNetworks.list(group))), ['vnet-hub']);
  },
};

await scenarios[name]();
