import { z } from 'zod';

interface TextFacts {
  readonly pattern: RegExp;
  /** Longest allowed text in UTF-16 code units. */
  readonly max: number;
  readonly description: string;
  readonly examples: readonly [string, ...string[]];
  /** What the text may be made of, continuing the sentence "must be ...". */
  readonly rule: string;
}

/**
 * A string field of the spec: pattern, longest length, description and example in one place, because they are also the
 * form's and the API's documentation.
 *
 * @invariant the pattern is anchored at both ends; no field lets a control character through
 */
export function fieldText(facts: TextFacts): z.ZodString {
  return z
    .string()
    .max(facts.max, { abort: true, error: `must be at most ${facts.max} characters long` })
    .regex(facts.pattern, { error: `must be ${facts.rule}` })
    .meta({ description: facts.description, examples: [...facts.examples] });
}

/** Id of a catalog unit: `qemu-x86_64`, `rt-tests`, `llama.cpp`. Never two separators in a row, so never `..`. */
export function unitId(description: string, examples: readonly [string, ...string[]]): z.ZodString {
  return fieldText({
    pattern: /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
    max: 63,
    description,
    examples,
    rule: 'an id: lower-case letters and digits, with single "-", "_" or "." between them',
  });
}

/** Lower-case hex sha256 of a file the team uploaded. */
export function sha256Text(description: string): z.ZodString {
  return fieldText({
    pattern: /^[0-9a-f]{64}$/,
    max: 64,
    description,
    examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    rule: 'a sha256: 64 lower-case hexadecimal digits',
  });
}

/** @returns true when no two members have the same key */
function allDiffer<T>(keyOf: (member: T) => string): (members: readonly T[]) => boolean {
  return (members) => new Set(members.map(keyOf)).size === members.length;
}

/** A list in which order means nothing and nothing may stand twice. Defaults to the empty list. */
export function setOf<T extends z.ZodType>(
  member: T,
  keyOf: (member: z.output<T>) => string,
  facts: { readonly max: number; readonly description: string },
): z.ZodDefault<z.ZodArray<T>> {
  const list = z
    .array(member)
    .max(facts.max, { error: `must have at most ${facts.max} entries` })
    .refine(allDiffer<z.output<T>>(keyOf), { error: 'must not hold the same entry twice' });
  return list.default([]).meta({ description: facts.description });
}

/** Key of a list of plain texts. */
export function itself(text: string): string {
  return text;
}
