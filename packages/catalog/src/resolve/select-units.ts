import type { ImageSpec } from '@boardwright/spec/image-spec';
import { nearest } from '@boardwright/spec/nearest';
import { ACCELERATORS } from '../accelerators.ts';
import { FEATURES } from '../features.ts';
import type { Issue } from '../issue.ts';
import { RUNTIMES } from '../runtimes.ts';
import type { Unit } from '../unit.ts';
import { fix, type Part, problem, removeAt, replaceWith, type Selected } from './draft.ts';

/** @returns an error for an id the catalog lacks, offering the one most likely meant */
export function unknownId(
  kind: string,
  id: string,
  path: string,
  known: readonly string[],
  removable: boolean,
): Issue {
  const meant = nearest(id, known);
  const fixes = meant === undefined ? [] : [fix(`Use ${meant}`, replaceWith(path, meant))];
  if (removable) fixes.push(fix(`Remove ${id}`, removeAt(path)));
  const message = `There is no ${kind} "${id}" in the catalog. Known are: ${known.join(', ')}.`;
  return problem('UNKNOWN_ID', path, message, { between: [id], fixes });
}

function pick(
  ids: readonly string[],
  from: ReadonlyMap<string, Unit>,
  slot: Unit['slot'],
  kind: string,
): Part<Selected[]> {
  const value: Selected[] = [];
  const issues: Issue[] = [];
  ids.forEach((id, index) => {
    const unit = from.get(id);
    const path = `/${slot}/${index}`;
    if (unit?.slot === slot) value.push({ unit, path, because: `chosen in ${slot}` });
    else {
      const known = [...from.values()].filter((one) => one.slot === slot).map((one) => one.id);
      issues.push(unknownId(kind, id, path, known, true));
    }
  });
  return { value, issues };
}

function byId(a: Selected, b: Selected): number {
  return a.unit.id < b.unit.id ? -1 : 1;
}

/** Finds the units a spec names, sorted by id: the order of a set-like list must not reach the image. */
export function selectUnits(spec: ImageSpec): Part<Selected[]> {
  const parts = [
    pick(spec.accelerators, ACCELERATORS, 'accelerators', 'accelerator'),
    pick(spec.runtimes, RUNTIMES, 'runtimes', 'runtime'),
    pick(spec.profiling, FEATURES, 'profiling', 'profiling tool'),
  ];
  const engine = spec.containers.engine === 'none' ? undefined : FEATURES.get(spec.containers.engine);
  const containers: Selected[] =
    engine === undefined
      ? []
      : [{ unit: engine, path: '/containers/engine', because: 'chosen in containers.engine' }];
  return {
    value: [...parts.flatMap((part) => part.value), ...containers].sort(byId),
    issues: parts.flatMap((part) => part.issues),
  };
}
