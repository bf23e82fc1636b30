import { type ApiClient, ApiError, createClient } from '@boardwright/api/client';
import { AppError, ERROR_CODES, type ErrorCode } from '@boardwright/core/app-error';

/** A server we may talk to. */
export interface ServerAccess {
  readonly client: ApiClient;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** Ends calls under way when the person interrupts. */
  readonly signal: AbortSignal;
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CODES, code);
}

function codeForStatus(status: number): ErrorCode {
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404) return 'NOT_FOUND';
  return 'ENVIRONMENT_NOT_READY';
}

/**
 * Turns what a call of the API threw into an AppError: a refusal keeps its code, and `details.issues` has what is wrong
 * with the spec; no answer is ENVIRONMENT_NOT_READY.
 */
export function toServerError(thrown: unknown, baseUrl: string): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof ApiError) {
    const { code, status, message, problem } = thrown;
    return new AppError(isErrorCode(code) ? code : codeForStatus(status), message, {
      details: { issues: problem.issues },
    });
  }
  return new AppError('ENVIRONMENT_NOT_READY', `The server at ${baseUrl} does not answer.`, {
    details: { command: 'boardwright status' },
    cause: thrown,
  });
}

/** @param token - operator or API token, sent with every call */
export function connectServer(baseUrl: string, token: string, signal: AbortSignal): ServerAccess {
  return { client: createClient({ baseUrl, token }), baseUrl, signal };
}

/**
 * One call of the API.
 *
 * @throws AppError (see toServerError), or the signal's reason when the person interrupted
 */
export async function ask<T>(
  access: ServerAccess,
  call: (client: ApiClient, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await call(access.client, access.signal);
  } catch (error) {
    access.signal.throwIfAborted();
    throw toServerError(error, access.baseUrl);
  }
}
