import { AppError } from '@boardwright/core/app-error';

interface S3Failure {
  readonly name: string;
  readonly status: number | undefined;
}

function failureOf(thrown: unknown): S3Failure | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const status =
    '$metadata' in thrown ? (thrown.$metadata as { httpStatusCode?: number }).httpStatusCode : undefined;
  return { name: thrown.name, status };
}

/** @returns true when there is no such object, or no such upload */
export function isAbsent(thrown: unknown): boolean {
  const failure = failureOf(thrown);
  if (failure === undefined) return false;
  // An answer to HEAD has no body to name the error in. A bucket that is not there is another matter.
  return (
    /^(NoSuchKey|NoSuchUpload|NotFound)$/.test(failure.name) ||
    (failure.status === 404 && failure.name !== 'NoSuchBucket')
  );
}

/** @returns true when a range began behind the end of its object */
export function isOutside(thrown: unknown): boolean {
  return failureOf(thrown)?.status === 416;
}

/** @returns true when an object that was to be new was there already, or another writer was quicker */
export function isTaken(thrown: unknown): boolean {
  const status = failureOf(thrown)?.status;
  return status === 412 || status === 409;
}

/** @returns true when the server says that it cannot do such a thing at all */
export function isUnsupported(thrown: unknown): boolean {
  return failureOf(thrown)?.status === 501;
}

/** The SDK hangs requests with their signature and session token on its errors, which must not get into a log. */
function withoutRequest(thrown: Error): Error {
  const { name, message, stack } = thrown;
  const metadata = '$metadata' in thrown ? { $metadata: thrown.$metadata } : {};
  return Object.assign(new Error(message), { name, stack, ...metadata });
}

/** Plain words for what an S3 server said or did not say. Errors of ours stay as they are. */
export function asS3Error(thrown: unknown, place: string): unknown {
  const failure = failureOf(thrown);
  if (thrown instanceof AppError || !(thrown instanceof Error) || failure === undefined) return thrown;
  const cause = withoutRequest(thrown);
  const said = failure.status === undefined ? failure.name : `${failure.name} (${failure.status})`;
  if (failure.name === 'QuotaExceeded' || failure.status === 507) {
    return new AppError('OUT_OF_DISK', `The artifact store ${place} has no space left: ${said}`, { cause });
  }
  return new AppError('STORE_UNAVAILABLE', `The artifact store ${place} did not do what was asked: ${said}`, {
    userMessage:
      'The store of the images does not answer as it should. Try again; whoever runs Boardwright finds the reason in its log.',
    cause,
  });
}
