import { ACCELERATORS } from './accelerators.ts';
import { FEATURES } from './features.ts';
import { RUNTIMES } from './runtimes.ts';
import type { Unit } from './unit.ts';

/** @returns accelerator, runtime or feature by id */
export function unitById(id: string): Unit | undefined {
  return RUNTIMES.get(id) ?? ACCELERATORS.get(id) ?? FEATURES.get(id);
}
