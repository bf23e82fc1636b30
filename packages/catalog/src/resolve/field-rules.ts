import type { ImageSpec } from '@boardwright/spec/image-spec';
import type { Issue, SpecPatch } from '../issue.ts';
import { fix, problem } from './draft.ts';

/** A field of the schema that an engine does not honour, and the way out. */
export interface FieldRule {
  readonly path: string;
  readonly asked: (spec: ImageSpec) => boolean;
  /** Plain sentence: why the engine can't do it. */
  readonly message: string;
  readonly label: string;
  readonly patch: SpecPatch | ((spec: ImageSpec) => SpecPatch);
}

/** @returns an error for each field asked for that the engine cannot honour; never silence */
export function unsupportedFields(spec: ImageSpec, engine: string, rules: readonly FieldRule[]): Issue[] {
  return rules
    .filter((rule) => rule.asked(spec))
    .map((rule) =>
      problem('FIELD_NOT_SUPPORTED', rule.path, rule.message, {
        between: [rule.path, engine],
        fixes: [fix(rule.label, typeof rule.patch === 'function' ? rule.patch(spec) : rule.patch)],
      }),
    );
}
