import type { z } from 'zod';
import { API_VERSION, ImageSpec } from './image-spec.ts';
import { fieldAt, knownKeysAt } from './json-schema.ts';
import { KNOWN_VERSIONS, migrateSpec } from './migrate.ts';
import { describeIssue, quoteValue, type SpecProblem } from './parse-problem.ts';
import { readText } from './read-text.ts';

export type { SpecProblem } from './parse-problem.ts';

export type ParseResult =
  | { readonly ok: true; readonly spec: ImageSpec }
  | { readonly ok: false; readonly issues: SpecProblem[] };

type PathedProblem = SpecProblem & { readonly keys: readonly PropertyKey[] };

function versionProblem(value: unknown): PathedProblem | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    const message = `The spec is ${quoteValue(value)}, which is not a section with keys and values.`;
    return { path: '', keys: [], message, hint: `Begin with "apiVersion: ${API_VERSION}".` };
  }
  const version = (value as { readonly apiVersion?: unknown }).apiVersion;
  if (typeof version === 'string' && KNOWN_VERSIONS.includes(version)) return undefined;
  const message =
    version === undefined
      ? 'apiVersion is missing.'
      : `apiVersion is ${quoteValue(version)}, which this Boardwright does not know.`;
  return { path: '/apiVersion', keys: ['apiVersion'], message, hint: `Write "apiVersion: ${API_VERSION}".` };
}

/** Adds the field's own example to a hint, where it has one. */
function withExample(problem: SpecProblem, path: readonly PropertyKey[]): SpecProblem {
  const example = fieldAt(path)?.examples?.[0];
  if (example === undefined || problem.hint.startsWith('Did you mean')) return problem;
  return { ...problem, hint: `${problem.hint} Example: ${JSON.stringify(example)}.` };
}

function problemsOf(error: z.ZodError<unknown>, value: unknown): PathedProblem[] {
  return error.issues.flatMap((issue) =>
    describeIssue(issue, value, knownKeysAt).map((problem) => {
      const keys =
        issue.code === 'unrecognized_keys'
          ? [...issue.path, problem.path.split('/').at(-1) ?? '']
          : issue.path;
      return { ...withExample(problem, keys), keys };
    }),
  );
}

function check(value: unknown): { spec: ImageSpec } | { problems: PathedProblem[] } {
  const wrongVersion = versionProblem(value);
  if (wrongVersion) return { problems: [wrongVersion] };
  const migrated = migrateSpec(value);
  const parsed = ImageSpec.safeParse(migrated);
  return parsed.success ? { spec: parsed.data } : { problems: problemsOf(parsed.error, migrated) };
}

/**
 * Checks an already decoded value (request body, form state) against the schema and fills in defaults.
 *
 * @returns the spec, or every problem with a JSON Pointer; never throws
 */
export function parseSpec(input: unknown): ParseResult {
  const checked = check(input);
  if ('spec' in checked) return { ok: true, spec: checked.spec };
  return { ok: false, issues: checked.problems.map(({ keys: _keys, ...problem }) => problem) };
}

/**
 * Checks the text of a spec, YAML or JSON, at most 1,000,000 bytes.
 *
 * @returns the spec, or every problem with JSON Pointer, line and column; never throws
 */
export function parseSpecText(text: string): ParseResult {
  const read = readText(text);
  if (!read.ok) return { ok: false, issues: read.problems };
  const checked = check(read.value);
  if ('spec' in checked) return { ok: true, spec: checked.spec };
  return {
    ok: false,
    issues: checked.problems.map(({ keys, ...problem }) => ({ ...problem, ...(read.placeOf(keys) ?? {}) })),
  };
}
