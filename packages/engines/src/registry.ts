import { AppError } from '@boardwright/core/app-error';
import { buildrootEngine } from './buildroot/index.ts';
import { debianEngine } from './debian/index.ts';
import type { Engine } from './engine.ts';
import { yoctoEngine } from './yocto/index.ts';

const ENGINES: ReadonlyMap<string, Engine> = new Map(
  [debianEngine, buildrootEngine, yoctoEngine].map((engine) => [engine.kind, engine]),
);

/** Kinds of the engines there are, sorted. */
export const engineKinds: readonly string[] = [...ENGINES.keys()].toSorted();

/**
 * @param kind - `engine.kind` of a spec
 * @throws AppError CATALOG_UNKNOWN_ID when there is no such engine
 */
export function getEngine(kind: string): Engine {
  const engine = ENGINES.get(kind);
  if (engine !== undefined) return engine;
  throw new AppError('CATALOG_UNKNOWN_ID', `There is no engine "${kind}".`, {
    details: { kind, known: engineKinds },
  });
}
