import type { Issue } from '@boardwright/catalog/issue';
import { resolve } from '@boardwright/catalog/resolve';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { AppError } from '@boardwright/core/app-error';
import { parseSpecText, type SpecProblem } from '@boardwright/spec/parse-spec';

/** An issue with its place in the text, when it is one of the text and not of the choices. */
export type SpecIssue = Issue & { readonly line?: number; readonly column?: number };

export interface SpecResolution {
  /** Null when an issue is an error. */
  readonly resolved: ResolvedImage | null;
  readonly issues: readonly SpecIssue[];
}

function toIssue({ path, message, hint, line, column }: SpecProblem): SpecIssue {
  const place = { ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
  return {
    code: 'SPEC_FIELD',
    severity: 'error',
    path,
    message: `${message} ${hint}`,
    between: [],
    fixes: [],
    ...place,
  };
}

/** Parses and resolves the text of a spec; what is wrong with it comes back as issues, never as an error thrown. */
export function resolveSpecText(text: string): SpecResolution {
  const parsed = parseSpecText(text);
  if (!parsed.ok) return { resolved: null, issues: parsed.issues.map(toIssue) };
  const { image, issues } = resolve(parsed.spec);
  return { resolved: image, issues };
}

/** @throws AppError SPEC_INVALID with `details.issues` when an issue is an error */
export function resolveOrThrow(
  text: string,
  name: string,
): SpecResolution & { readonly resolved: ResolvedImage } {
  const { resolved, issues } = resolveSpecText(text);
  if (resolved === null) throw specRefused(name, issues);
  return { resolved, issues };
}

/** The error for a spec that cannot be built; the issues say why. */
export function specRefused(name: string, issues: readonly Issue[]): AppError {
  const count = issues.filter((issue) => issue.severity === 'error').length;
  const from = name === '-' ? 'The spec' : name;
  return new AppError(
    'SPEC_INVALID',
    `${from} cannot be built: ${count === 1 ? 'one error' : `${count} errors`}.`,
    { details: { issues } },
  );
}
