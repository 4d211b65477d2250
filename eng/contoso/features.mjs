import { fleets, landingZones } from './company.mjs';
import { timeAt } from './identity.mjs';
import { graphRow } from './row.mjs';

/** Flux on every third cluster, as the table `kubernetesconfigurationresources` has it: PascalCase keys for extensions. */
export function featureRows(clusters) {
  const withFlux = clusters.filter((cluster, index) => cluster.kind !== 'ProvisionedCluster' && index % 3 === 0);
  return [...withFlux.map(fluxExtension), ...withFlux.map(fluxConfiguration)];
}

function fluxExtension(cluster) {
  return graphRow(`${cluster.id}/providers/Microsoft.KubernetesConfiguration/Extensions/flux`, undefined, {
    properties: {
      ExtensionType: 'microsoft.flux',
      AutoUpgradeMinorVersion: true,
      ReleaseTrain: 'Stable',
      Version: null,
      CurrentVersion: '1.17.3',
      Scope: { Cluster: { ReleaseNamespace: 'flux-system' } },
      ConfigurationSettings: { 'image-automation-controller.enabled': 'false', 'image-reflector-controller.enabled': 'false' },
      ProvisioningState: 'Succeeded',
      Statuses: [],
      IsSystemExtension: false,
      CreationTime: timeAt(-210 * 86_400),
      LastModifiedTime: timeAt(-18 * 86_400),
    },
  });
}

function fluxConfiguration(cluster) {
  const scope = cluster.properties.privateLinkScopeResourceId.toLowerCase();
  const zone = landingZones.find(({ scopeId }) => scopeId.toLowerCase() === scope);
  return graphRow(`${cluster.id}/providers/Microsoft.KubernetesConfiguration/FluxConfigurations/platform`, undefined, {
    properties: {
      scope: 'cluster',
      namespace: 'flux-system',
      sourceKind: 'GitRepository',
      suspend: false,
      gitRepository: {
        url: `https://git.contoso.internal/platform/${fleets[zone.key].gitPath}.git`,
        timeoutInSeconds: 600,
        syncIntervalInSeconds: 600,
        repositoryRef: { branch: 'main' },
      },
      kustomizations: { base: { name: 'base', path: './base', dependsOn: [], timeoutInSeconds: 600, syncIntervalInSeconds: 600, prune: true } },
      complianceState: 'Compliant',
      provisioningState: 'Succeeded',
    },
  });
}
