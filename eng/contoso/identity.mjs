// Identifiers and times of the sample estate. All are derived from names, so that two runs write the same bytes.
import { createHash } from 'node:crypto';

/** The moment the estate was read; every other time in it is relative to this one. */
export const readAt = '2026-11-20T09:30:00Z';

export const tenantId = guid('tenant/contoso');

export function hash(name) {
  return createHash('sha256').update(name, 'utf8').digest();
}

/** A fictitious but well-formed GUID (version 4, variant 1) that depends on the name alone. */
export function guid(name) {
  const hex = hash(name).toString('hex');
  const variant = '89ab'[parseInt(hex[16], 16) % 4];
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20, 32)].join('-');
}

/** ISO time `seconds` after the reading (negative: before it), with the fraction Azure prints. */
export function timeAt(seconds) {
  return new Date(Date.parse(readAt) + seconds * 1000).toISOString();
}

/** ARM id in its canonical casing: `path` is `Namespace/type/name[/type/name…]`. */
export function armId(subscription, resourceGroup, path) {
  return `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/${path}`;
}

/** The same id as different writers (portal, CLI, policy, templates) are known to leave it behind. */
export function asWritten(id, writer) {
  switch (writer % 5) {
    case 1: return id.replace('/resourceGroups/', '/resourcegroups/');
    case 2: return id.replace(/\/providers\/[^/]+/, (provider) => provider.toLowerCase());
    case 3: return id.replace(/(\/resourceGroups\/)([^/]+)/, (_, segment, group) => segment + group.toUpperCase());
    case 4: return id.replace('/resourceGroups/', '/resourcegroups/').replace(/\/providers\/.+\//, (types) => types.toLowerCase());
    default: return id;
  }
}
