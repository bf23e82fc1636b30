import { API_VERSION } from './image-spec.ts';

interface Migration {
  readonly from: string;
  readonly to: string;
  /** Takes a spec that was valid in `from`; returns one that is valid in `to`. */
  readonly apply: (spec: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

/** Steps from each old version to the next, oldest first; none is ever removed. There is only v1 so far. */
export const MIGRATIONS: readonly Migration[] = [];

/** Versions a spec may be written in, oldest first. */
export const KNOWN_VERSIONS: readonly string[] = [...MIGRATIONS.map((step) => step.from), API_VERSION];

/**
 * Brings a spec of an older version forward to the current one.
 *
 * @returns the migrated value; anything that is no object or has an unknown version comes back as it is, for the
 * schema to refuse with a proper message
 */
export function migrateSpec(value: unknown, migrations: readonly Migration[] = MIGRATIONS): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  let spec = value as Record<string, unknown>;
  for (const step of migrations) {
    if (spec.apiVersion === step.from) spec = { ...step.apply(spec), apiVersion: step.to };
  }
  return spec;
}
