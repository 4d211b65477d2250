// Writes the sample estates. Usage: node eng/make-contoso.mjs [--check]
// With --check nothing is written; the exit code is 1 when a committed sample differs from what would be.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { clusterRows } from './contoso/clusters.mjs';
import { coverage, providerRows } from './contoso/coverage.mjs';
import { drift } from './contoso/drift.mjs';
import { endpointRows } from './contoso/endpoints.mjs';
import { featureRows } from './contoso/features.mjs';
import { forwarderRows } from './contoso/forwarders.mjs';
import { gatewayRows } from './contoso/gateways.mjs';
import { readAt } from './contoso/identity.mjs';
import { networkRows } from './contoso/networks.mjs';
import { zoneRows } from './contoso/zones.mjs';

/** An object with one row a line, so that a change of one resource is a diff of one line. */
function estateFile(rows) {
  const types = coverage.types.map((type) => `      ${JSON.stringify(type)}`).join(',\n');
  return `{
  "readAt": ${JSON.stringify(readAt)},
  "coverage": {
    "subscriptions": ${JSON.stringify(coverage.subscriptions)},
    "types": [
${types}
    ]
  },
  "data": [
${rows.map((row) => JSON.stringify(row)).join(',\n')}
  ]
}
`;
}

// What someone exports who thinks of clusters, scopes, endpoints and zones, and of no network, record or zone group.
const partialTypes = new Set([
  'microsoft.kubernetes/connectedclusters', 'microsoft.hybridcompute/privatelinkscopes', 'microsoft.network/privateendpoints',
  'microsoft.network/networkinterfaces', 'microsoft.network/privatednszones', 'microsoft.network/privatednszones/virtualnetworklinks',
]);

function rowsOnly(rows) {
  return rows.filter((row) => partialTypes.has(row.type)).map((row) => `${JSON.stringify(row)}\n`).join('');
}

const clusters = clusterRows();
const contoso = [
  ...clusters, ...featureRows(clusters), ...endpointRows(), ...zoneRows(),
  ...networkRows(), ...forwarderRows(), ...gatewayRows(), ...providerRows(),
];

const files = {
  'contoso.json': estateFile(contoso),
  'drifted.json': estateFile(drift(contoso)),
  'partial.ndjson': rowsOnly(contoso),
};

const folder = new URL('../samples/estates/', import.meta.url);
const check = process.argv.includes('--check');
for (const [name, content] of Object.entries(files)) {
  const file = fileURLToPath(new URL(name, folder));
  if (!check) {
    writeFileSync(file, content);
  } else if (readFileSync(file, 'utf8') !== content) {
    console.error(`samples/estates/${name} is not what eng/make-contoso.mjs writes.`);
    process.exitCode = 1;
  }
}
