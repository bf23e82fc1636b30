import type { EngineOutput, ImageSpec } from '@boardwright/spec/image-spec';
import { removeAt, replaceWith } from './draft.ts';
import type { FieldRule } from './field-rules.ts';

const PATH = '/engine/outputs';

function outputsOf({ engine }: ImageSpec): readonly EngineOutput[] {
  return engine.outputs ?? [];
}

/** @returns the rule for an output the engine does not make; the way out keeps the others */
export function noOutput(output: EngineOutput, message: string): FieldRule {
  return {
    path: PATH,
    asked: (spec) => outputsOf(spec).includes(output),
    message: `engine.outputs "${output}": ${message}`,
    label: `Leave out ${output}`,
    patch: (spec) => {
      const others = outputsOf(spec).filter((one) => one !== output);
      return others.length === 0 ? removeAt(PATH) : replaceWith(PATH, others);
    },
  };
}
