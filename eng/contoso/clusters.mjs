import { fleets, landingZones, subscriptions } from './company.mjs';
import { armId, asWritten, guid, hash, tenantId, timeAt } from './identity.mjs';
import { graphRow } from './row.mjs';

const displayNames = { westeurope: 'West Europe', northeurope: 'North Europe' };

const platforms = [
  { distribution: 'k3s', distributionVersion: 'v1.33.5+k3s1', infrastructure: 'generic', kubernetesVersion: '1.33.5' },
  { distribution: 'rancher_rke', distributionVersion: 'v1.32.9+rke2r1', infrastructure: 'vsphere', kubernetesVersion: '1.32.9' },
  { distribution: 'openshift', distributionVersion: '4.18.24', infrastructure: 'generic', kubernetesVersion: '1.31.12' },
];

// Newest agent of the time of reading and two minors back, which is the window that is supported.
const agentVersions = ['1.36.1', '1.36.1', '1.35.2', '1.34.4'];

/** A fake of the agents' public key: right alphabet and length class, no key behind it. */
function publicKey(name) {
  return `MIIBCgKCAQEA${hash(`key/${name}`).toString('base64').slice(0, 40)}IDAQAB`;
}

export function clusterRow({ id, name, location, number, owner, scopeId }) {
  const agentVersion = agentVersions[number % agentVersions.length];
  const nodes = number % 4 === 3 ? 5 : 3;
  return graphRow(id, location, {
    tags: { owner, environment: 'production', costCenter: `CC-${4100 + (number % 7) * 10}` },
    identity: { type: 'SystemAssigned', principalId: guid(`principal/${name}`), tenantId },
    properties: {
      agentPublicKeyCertificate: publicKey(name),
      agentVersion,
      ...platforms[number % platforms.length],
      totalNodeCount: nodes,
      totalCoreCount: nodes * 8,
      azureHybridBenefit: 'NotApplicable',
      provisioningState: 'Succeeded',
      connectivityStatus: 'Connected',
      lastConnectivityTime: timeAt(-(70 + (number * 37) % 430)),
      managedIdentityCertificateExpirationTime: timeAt((46 + (number * 5) % 41) * 86_400),
      privateLinkState: 'Enabled',
      privateLinkScopeResourceId: scopeId,
      aadProfile: { enableAzureRBAC: false, adminGroupObjectIDs: [], tenantID: tenantId },
      arcAgentProfile: { desiredAgentVersion: agentVersion, agentAutoUpgrade: 'Enabled', systemComponents: [], agentErrors: [], agentState: 'Succeeded' },
      securityProfile: { workloadIdentity: { enabled: false } },
      oidcIssuerProfile: { enabled: false },
      miscellaneousProperties: {},
    },
  });
}

/** One cluster of AKS on Azure Local: private link is not for it, so it belongs to no scope and to no promise. */
function provisionedCluster() {
  const name = 'aks-hq-weu-01';
  const row = clusterRow({
    id: armId(subscriptions.retail, 'rg-azlocal-hq-weu', `Microsoft.Kubernetes/connectedClusters/${name}`),
    name, location: 'westeurope', number: 40, owner: 'datacenter-operations',
  });
  const { privateLinkScopeResourceId, ...properties } = row.properties;
  return { ...row, kind: 'ProvisionedCluster', properties: { ...properties, distribution: 'AKS', distributionVersion: '1.32', infrastructure: 'azure_stack_hci', privateLinkState: 'Disabled' } };
}

export function clusterRows() {
  let number = 0;
  const rows = [];
  for (const zone of landingZones) {
    const { prefix, owner, groups } = fleets[zone.key];
    for (const [group, towns] of Object.entries(groups)) {
      for (const [town, count] of Object.entries(towns)) {
        for (let index = 1; index <= count; index++, number++) {
          const name = `${prefix}-${town}-${String(index).padStart(2, '0')}`;
          const id = asWritten(armId(zone.subscription, group, `Microsoft.Kubernetes/connectedClusters/${name}`), number);
          const location = number % 9 === 4 ? displayNames[zone.location] : zone.location;
          rows.push(clusterRow({ id, name, location, number, owner, scopeId: asWritten(zone.scopeId, number >> 1) }));
        }
      }
    }
  }
  return [...rows, provisionedCluster()];
}
