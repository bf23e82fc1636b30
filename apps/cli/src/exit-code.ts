import { type AppError, ERROR_CODES, type ErrorCode } from '@boardwright/core/app-error';

/** The CLI's exit codes: part of the contract for scripts, never renumbered. */
export const ExitCode = {
  done: 0,
  buildFailed: 1,
  badInput: 2,
  environmentNotReady: 3,
  cancelled: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** Wrong or missing credentials and what is used up are the surroundings' fault, not that of the spec. */
const ENVIRONMENT_CODES: ReadonlySet<ErrorCode> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'RATE_LIMITED',
  'QUOTA_EXCEEDED',
]);

/** Exit code for an error that ended a command (a build that ended failed is `buildFailed` whatever its code). */
export function exitCodeFor(error: AppError): ExitCode {
  if (error.code === 'CANCELLED') return ExitCode.cancelled;
  if (ENVIRONMENT_CODES.has(error.code)) return ExitCode.environmentNotReady;
  switch (ERROR_CODES[error.code].fault) {
    case 'user':
      return ExitCode.badInput;
    case 'upstream':
    case 'platform':
      return ExitCode.environmentNotReady;
    case 'bug':
      return ExitCode.buildFailed;
  }
}

/** Exit code for the state a build ended in. */
export function exitCodeForBuild(status: 'queued' | 'running' | 'ready' | 'failed' | 'cancelled'): ExitCode {
  switch (status) {
    case 'ready':
    case 'queued':
    case 'running':
      return ExitCode.done;
    case 'cancelled':
      return ExitCode.cancelled;
    case 'failed':
      return ExitCode.buildFailed;
  }
}
