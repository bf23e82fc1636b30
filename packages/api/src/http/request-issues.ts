import { AppError } from '@boardwright/core/app-error';
import type { z } from '@hono/zod-openapi';
import type { ProblemIssue } from '../schemas/problem.ts';

function pointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Reads the value a path names, so that the message can quote it. */
function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      value !== null && typeof value === 'object' && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    input,
  );
}

function quoted(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/**
 * Turns what zod found wrong with a request into an error that names each field, its value and what is allowed.
 *
 * @param where - part of the request, for example `query`
 */
export function badRequest(where: string, error: z.core.$ZodError, input: unknown): AppError {
  const issues: ProblemIssue[] = error.issues.map((issue) => ({
    code: `REQUEST_${issue.code.toUpperCase()}`,
    severity: 'error',
    path: pointer(issue.path),
    message:
      issue.path.length === 0
        ? issue.message
        : `${where} ${issue.path.map(String).join('.')} is ${quoted(valueAt(input, issue.path))}: ${issue.message}`,
    between: [],
    fixes: [],
  }));
  const first = issues[0]?.message ?? 'It could not be read.';
  return new AppError('BAD_REQUEST', first, { details: { issues } });
}
