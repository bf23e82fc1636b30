import { AppError, type ErrorCode, toAppError } from '@boardwright/core/app-error';
import type { BuildFailure } from '@boardwright/engines/plan';

const ADVICE: Partial<Record<ErrorCode, string>> = {
  OUT_OF_DISK: 'Free disk space on the build host or give it more, then retry. Sealed stages are kept.',
  OUT_OF_MEMORY: 'Give the stage more memory, or build on a larger host.',
  BUILD_TIMEOUT: 'Retry on a less busy host, or raise the stage time limit.',
  SANDBOX_LOST: 'Nothing to do: the build is tried again when the container engine answers.',
  SANDBOX_START_FAILED: 'Check that the container engine of the build host works: ./boardwright doctor.',
  IMAGE_PULL_FAILED: 'Check that the registry is reachable from the build host: ./boardwright doctor.',
  FETCH_FAILED: 'Retry when the source is reachable again.',
  MIRROR_UNAVAILABLE: 'Check that the package mirror is reachable from the build host: ./boardwright doctor.',
  STORE_UNAVAILABLE:
    'Check that the artifact store answers (/readyz says so), then retry. Sealed stages are kept.',
  GATE_FAILED: 'Open the evidence in the log; the named check says what the image lacks.',
  SPEC_INVALID: 'Open the spec in the composer; it marks what to change.',
  SPEC_CONFLICT: 'Open the spec in the composer; it offers fixes.',
};

const DEFAULT_ADVICE = 'Retry once. If it fails again the same way, report it with the build id.';

/** @returns an error that carries a complete failure, for example from an engine's log classifier */
export function failureError(failure: BuildFailure): AppError {
  return new AppError(failure.code, failure.message, { details: { failure } });
}

/** Ties an error to the stage it came from; one that is tied already, or a stop, stays as it is. */
export function inStage(thrown: unknown, stage: string): AppError {
  const error = toAppError(thrown);
  if (error.details.failure !== undefined || error.details.stop !== undefined) return error;
  const failure: BuildFailure = {
    code: error.code,
    stage,
    message: error.userMessage,
    advice: ADVICE[error.code] ?? DEFAULT_ADVICE,
  };
  return new AppError(error.code, error.message, {
    userMessage: error.userMessage,
    details: { failure },
    cause: error,
  });
}

/** @returns what is stored in the build's row */
export function failureOf(error: AppError): BuildFailure {
  const tied = inStage(error, 'prepare');
  return tied.details.failure as BuildFailure;
}
