/** Who can mend an error: the person, something upstream of us, the machine we run on, or we. */
export type Fault = 'user' | 'upstream' | 'platform' | 'bug';

interface CodeFacts {
  readonly httpStatus: number;
  readonly fault: Fault;
  /** True when the same request may succeed later without being changed; such failures are never cached. */
  readonly retry: boolean;
}

/** The one table of error codes. Every code maps to an HTTP status, a fault and whether a retry can help. */
export const ERROR_CODES = {
  SPEC_INVALID: { httpStatus: 422, fault: 'user', retry: false },
  SPEC_CONFLICT: { httpStatus: 422, fault: 'user', retry: false },
  BAD_REQUEST: { httpStatus: 400, fault: 'user', retry: false },
  PAYLOAD_TOO_LARGE: { httpStatus: 413, fault: 'user', retry: false },
  UNAUTHENTICATED: { httpStatus: 401, fault: 'user', retry: false },
  FORBIDDEN: { httpStatus: 403, fault: 'user', retry: false },
  NOT_FOUND: { httpStatus: 404, fault: 'user', retry: false },
  METHOD_NOT_ALLOWED: { httpStatus: 405, fault: 'user', retry: false },
  PRECONDITION_FAILED: { httpStatus: 412, fault: 'user', retry: false },
  RANGE_NOT_SATISFIABLE: { httpStatus: 416, fault: 'user', retry: false },
  STATE_CONFLICT: { httpStatus: 409, fault: 'user', retry: false },
  RATE_LIMITED: { httpStatus: 429, fault: 'user', retry: false },
  QUOTA_EXCEEDED: { httpStatus: 429, fault: 'user', retry: false },
  CATALOG_UNKNOWN_ID: { httpStatus: 422, fault: 'user', retry: false },
  ENGINE_UNSUPPORTED_BOARD: { httpStatus: 422, fault: 'user', retry: false },
  PACKAGE_UNKNOWN: { httpStatus: 422, fault: 'user', retry: false },
  PACKAGE_WRONG_SUITE: { httpStatus: 422, fault: 'user', retry: false },
  PACKAGE_CONFLICT: { httpStatus: 422, fault: 'user', retry: false },
  IMAGE_TOO_BIG: { httpStatus: 422, fault: 'user', retry: false },
  CANCELLED: { httpStatus: 409, fault: 'user', retry: false },
  FETCH_FAILED: { httpStatus: 502, fault: 'upstream', retry: true },
  MIRROR_UNAVAILABLE: { httpStatus: 502, fault: 'upstream', retry: true },
  CHECKSUM_MISMATCH: { httpStatus: 502, fault: 'upstream', retry: false },
  IMAGE_PULL_FAILED: { httpStatus: 502, fault: 'upstream', retry: true },
  SANDBOX_START_FAILED: { httpStatus: 503, fault: 'platform', retry: true },
  SANDBOX_LOST: { httpStatus: 503, fault: 'platform', retry: true },
  OUT_OF_DISK: { httpStatus: 503, fault: 'platform', retry: true },
  OUT_OF_MEMORY: { httpStatus: 503, fault: 'platform', retry: false },
  BUILD_TIMEOUT: { httpStatus: 503, fault: 'platform', retry: false },
  STORE_UNAVAILABLE: { httpStatus: 503, fault: 'platform', retry: true },
  ARTIFACT_DAMAGED: { httpStatus: 500, fault: 'platform', retry: false },
  QUEUE_UNAVAILABLE: { httpStatus: 503, fault: 'platform', retry: true },
  ENVIRONMENT_NOT_READY: { httpStatus: 503, fault: 'platform', retry: true },
  BUILD_RECIPE_FAILED: { httpStatus: 500, fault: 'bug', retry: false },
  GATE_FAILED: { httpStatus: 500, fault: 'bug', retry: false },
  BOOT_TEST_FAILED: { httpStatus: 500, fault: 'bug', retry: false },
  INTERNAL: { httpStatus: 500, fault: 'bug', retry: false },
} as const satisfies Record<string, CodeFacts>;

export type ErrorCode = keyof typeof ERROR_CODES;

interface AppErrorOptions {
  /** Plain sentence for the person, naming what broke and what to do. Defaults to the message. */
  readonly userMessage?: string;
  /** Machine-readable context, safe to show: never a secret. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** The only error type thrown on purpose in this code base. Anything else reaching an edge is INTERNAL. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly userMessage: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.userMessage = options.userMessage ?? message;
    this.details = options.details ?? {};
  }

  get httpStatus(): number {
    return ERROR_CODES[this.code].httpStatus;
  }

  get fault(): Fault {
    return ERROR_CODES[this.code].fault;
  }

  get retry(): boolean {
    return ERROR_CODES[this.code].retry;
  }
}

/** Turns anything thrown into an AppError; unknown things become INTERNAL and keep their cause. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError('INTERNAL', message, {
    userMessage: 'Boardwright hit an internal error. The server log has the details under this id.',
    cause: thrown,
  });
}
