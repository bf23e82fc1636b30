import { parseSpec } from '@boardwright/spec/parse-spec';
import { applySpecPatches } from './apply-patch.ts';
import type { Issue } from './issue.ts';
import { resolve } from './resolve.ts';

export interface MendedSpec {
  readonly spec: unknown;
  /** Labels of the fixes that were applied, in order. */
  readonly applied: readonly string[];
  /** Errors that no fix helps against. */
  readonly left: readonly Issue[];
}

function errorsOf(spec: unknown): readonly Issue[] | undefined {
  const parsed = parseSpec(spec);
  return parsed.ok ? resolve(parsed.spec).issues.filter(({ severity }) => severity === 'error') : undefined;
}

interface Step {
  readonly spec: unknown;
  readonly label: string;
  readonly errors: readonly Issue[];
}

/** Which of several boards to use instead is a person's choice. */
const isChoice = ({ path, fixes }: Issue): boolean => path === '/board' && fixes.length > 1;

/** The first fix of the first error that leaves fewer errors than there were. */
function nextStep(spec: unknown, errors: readonly Issue[]): Step | undefined {
  for (const { fixes } of errors.filter((issue) => !isChoice(issue))) {
    for (const { label, patches } of fixes) {
      const changed = applySpecPatches(spec, patches);
      const rest = errorsOf(changed);
      if (rest !== undefined && rest.length < errors.length) return { spec: changed, label, errors: rest };
    }
  }
  return undefined;
}

/**
 * Applies the catalog's own fixes, as a person would click them, until no error is left or none helps. Which board to
 * use instead of one that is gone is not chosen for them.
 *
 * @param given - a spec the schema accepts, defaults left out or written out
 * @invariant pure; ends, since every step leaves fewer errors
 */
export function mendSpec(given: unknown): MendedSpec {
  const applied: string[] = [];
  let spec = given;
  let left = errorsOf(given) ?? [];
  for (let step = nextStep(spec, left); step !== undefined; step = nextStep(spec, left)) {
    applied.push(step.label);
    spec = step.spec;
    left = step.errors;
  }
  return { spec, applied, left };
}
