import { AppError } from '@boardwright/core/app-error';

function errnoOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : undefined;
}

/** @returns true when a path does not exist */
export function isMissing(thrown: unknown): boolean {
  return errnoOf(thrown) === 'ENOENT';
}

/** @returns OUT_OF_DISK for a full disk or quota, anything else unchanged */
export function asStoreError(thrown: unknown): unknown {
  const errno = errnoOf(thrown);
  if (errno !== 'ENOSPC' && errno !== 'EDQUOT') return thrown;
  return new AppError('OUT_OF_DISK', 'The artifact store has no space left', {
    userMessage:
      'The disk of the artifact store is full. Delete old images or give the store more room, then retry.',
    cause: thrown,
  });
}
