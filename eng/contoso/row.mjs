import { tenantId } from './identity.mjs';

/**
 * A row as Resource Graph returns it: lower-case type and resource group, everything else as it was written.
 * Columns that are empty for a resource (kind, location of an extension, …) are left out, so that a row can be written back.
 */
export function graphRow(id, location, rest) {
  const segments = id.split('/');
  const type = typeOf(id).toLowerCase();
  const { properties, ...columns } = rest;
  return {
    id,
    name: segments.at(-1),
    type,
    location,
    tenantId,
    subscriptionId: segments[2],
    resourceGroup: segments[4].toLowerCase(),
    ...columns,
    properties,
  };
}

/** A row that only Resource Manager can give: type in canonical casing, and no column that Resource Graph adds. */
export function armRow(id, type, rest) {
  return { id, name: id.split('/').at(-1), type, ...rest };
}

function typeOf(id) {
  const path = id.slice(id.toLowerCase().lastIndexOf('/providers/') + '/providers/'.length).split('/');
  return [path[0], ...path.slice(1).filter((_, index) => index % 2 === 0)].join('/');
}
