import { AppError } from '@boardwright/core/app-error';
import type { z } from '@hono/zod-openapi';

/**
 * Like `badRequest`, but never quotes what was given: names the field and what is allowed, for input that holds secrets.
 */
export function secretBadRequest(error: z.core.$ZodError): AppError {
  const issues = error.issues.map((issue) => ({
    code: `REQUEST_${issue.code.toUpperCase()}`,
    severity: 'error',
    path: issue.path.map((step) => `/${String(step)}`).join(''),
    // Names of unknown keys are the sender's text too.
    message: issue.code === 'unrecognized_keys' ? 'holds a field that is not known' : issue.message,
    between: [],
    fixes: [],
  }));
  const [first] = issues;
  const message =
    first === undefined
      ? 'It could not be read.'
      : `${first.path.slice(1).replaceAll('/', '.')} ${first.message}`;
  return new AppError('BAD_REQUEST', message.trim(), { details: { issues } });
}

/** For `router.openapi`: answers invalid input without repeating it. */
export function hideInput(
  result: { success: true } | { success: false; error: z.core.$ZodError },
): undefined {
  if (!result.success) throw secretBadRequest(result.error);
}
