import { diffTexts } from '@boardwright/evidence/compare-texts';
import { parseSpec } from '@boardwright/spec/parse-spec';
import { printSpecYaml } from '@boardwright/spec/print-spec';
import type { TextChange } from '../schemas/recipe-diff.ts';
import type { ImagePair } from './artifact-pair.ts';

function textOf(spec: unknown): string {
  const parsed = parseSpec(spec);
  return parsed.ok ? printSpecYaml(parsed.spec) : `${JSON.stringify(spec, null, 2)}\n`;
}

/** Compares the specs as a person writes them, with every line shown. */
export function compareSpecs(images: ImagePair): TextChange {
  const texts = { from: textOf(images.from.spec), to: textOf(images.to.spec) };
  const difference = diffTexts('spec.yaml', texts, { contextLines: Number.POSITIVE_INFINITY });
  const about = { change: 'changed', path: 'spec.yaml' } as const;
  if (difference !== null) return { ...about, ...difference, note: null };
  const note = 'The specs have too little in common to be compared line by line.';
  return { ...about, linesAdded: 0, linesRemoved: 0, patch: null, note };
}
