import { AppError } from '@boardwright/core/app-error';
import type { ByteRange } from './artifact-store.ts';

const SHA256 = /^[0-9a-f]{64}$/;
const BUILD_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** @returns true for 64 lower-case hexadecimal digits */
export function isSha256(text: string): boolean {
  return SHA256.test(text);
}

/** Path of a blob below the store, with slashes. @throws AppError NOT_FOUND for anything but a sha256 */
export function blobPath(sha256: string): string {
  if (!isSha256(sha256)) throw new AppError('NOT_FOUND', `Not a sha256: ${sha256.slice(0, 80)}`);
  return `blobs/${sha256.slice(0, 2)}/${sha256}`;
}

/** Path of a build's log below the store, with slashes. @throws AppError NOT_FOUND for what is no build id */
export function logPath(buildId: string): string {
  if (!BUILD_ID.test(buildId)) throw new AppError('NOT_FOUND', 'Not a build id');
  return `logs/${buildId}`;
}

export function noSuchBlob(sha256: string): AppError {
  return new AppError('NOT_FOUND', `No blob ${sha256.slice(0, 80)} in the store`);
}

/** @throws AppError RANGE_NOT_SATISFIABLE when the range begins outside the blob or ends before it begins */
export function checkRange(range: ByteRange, sizeBytes: number): void {
  if (range.start >= 0 && range.start <= range.end && range.start < sizeBytes) return;
  throw new AppError('RANGE_NOT_SATISFIABLE', `Range ${range.start}-${range.end} of ${sizeBytes} bytes`);
}
