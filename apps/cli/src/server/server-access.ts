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
  if (status === 429) return 'RATE_LIMITED';
  return 'ENVIRONMENT_NOT_READY';
}

/** The server cannot know how the caller came to its token, and speaks of signing in. */
function tokenRefused(baseUrl: string): AppError {
  return new AppError(
    'UNAUTHENTICATED',
    `The server at ${baseUrl} does not accept the token: it is not one of its own, has expired or was revoked.`,
    {
      details: {
        advice: 'Make a new one in the app under Settings, API tokens, and set BOARDWRIGHT_TOKEN to it.',
      },
    },
  );
}

function adviceFor(status: number, message: string): { readonly advice?: string } {
  if (status === 403 && message.includes('permission'))
    return { advice: 'Use a token with that permission, made by somebody who has it.' };
  return {};
}

/**
 * Turns what a call of the API threw into an AppError: a refusal keeps its code, and `details.issues` has what is wrong
 * with the spec; no answer is ENVIRONMENT_NOT_READY.
 */
export function toServerError(thrown: unknown, baseUrl: string): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof ApiError) {
    const { code, status, message, problem } = thrown;
    if (status === 401) return tokenRefused(baseUrl);
    return new AppError(isErrorCode(code) ? code : codeForStatus(status), message, {
      details: { issues: problem.issues, ...adviceFor(status, message) },
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
