import { type AppError, ERROR_CODES, type ErrorCode } from '@boardwright/core/app-error';
import type { Problem, ProblemIssue } from '../schemas/problem.ts';

const TITLES: Partial<Record<ErrorCode, string>> = {
  SPEC_INVALID: 'The spec is not valid.',
  SPEC_CONFLICT: 'These choices do not work together.',
  BAD_REQUEST: 'The request is not valid.',
  PAYLOAD_TOO_LARGE: 'The request is too large.',
  UNAUTHENTICATED: 'Sign in first.',
  FORBIDDEN: 'This is not allowed.',
  NOT_FOUND: 'There is nothing here.',
  METHOD_NOT_ALLOWED: 'This address takes other methods.',
  PRECONDITION_FAILED: 'The file is not the one that was asked for.',
  RANGE_NOT_SATISFIABLE: 'The file has no such bytes.',
  RATE_LIMITED: 'Too many requests.',
  QUOTA_EXCEEDED: 'The team has used up what it may.',
  STATE_CONFLICT: 'This cannot be done now.',
  INTERNAL: 'Boardwright hit an internal error.',
};

function titleOf(code: ErrorCode): string {
  return TITLES[code] ?? `${code.charAt(0)}${code.slice(1).toLowerCase().replaceAll('_', ' ')}.`;
}

/** Issues that an error carries in `details.issues`, put there only by this package. */
function issuesOf(error: AppError): ProblemIssue[] {
  const { issues } = error.details;
  return Array.isArray(issues) ? (issues as ProblemIssue[]) : [];
}

/**
 * RFC 9457 body of an error.
 *
 * @param instance - id of this answer, also in the log
 * @invariant shows `userMessage`, never the message or cause of an internal error
 */
export function toProblem(error: AppError, instance: string): Problem {
  return {
    type: `urn:boardwright:problem:${error.code}`,
    title: titleOf(error.code),
    status: ERROR_CODES[error.code].httpStatus,
    detail: error.code === 'INTERNAL' ? `${error.userMessage} (${instance})` : error.userMessage,
    code: error.code,
    instance,
    issues: issuesOf(error),
  };
}

/** The error as an application/problem+json response. */
export function problemResponse(error: AppError, instance: string): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  if (error.code === 'UNAUTHENTICATED') headers.set('www-authenticate', 'Bearer realm="boardwright"');
  const { sizeBytes, retryAfterSeconds, allow } = error.details;
  if (typeof retryAfterSeconds === 'number') headers.set('retry-after', String(retryAfterSeconds));
  if (typeof allow === 'string') headers.set('allow', allow);
  if (error.code === 'RANGE_NOT_SATISFIABLE' && typeof sizeBytes === 'number') {
    headers.set('content-range', `bytes */${sizeBytes}`);
  }
  return new Response(JSON.stringify(toProblem(error, instance)), { status: error.httpStatus, headers });
}
