import { createHash } from 'node:crypto';
import type { ArtifactStore } from '@boardwright/artifacts/artifact-store';
import { AppError } from '@boardwright/core/app-error';
import type { BlobState } from '@boardwright/db/worker/blob-care';

/** A disk that cannot read a file any more says so with this. */
function isReadError(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'EIO';
}

/**
 * Reads a file of the store to its end and compares its hash with its name.
 *
 * @throws when the store does not answer, which says nothing about the file, or at `signal`
 */
export async function verifyBlob(
  store: Pick<ArtifactStore, 'read'>,
  sha256: string,
  signal: AbortSignal,
): Promise<BlobState> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of await store.read(sha256)) {
      signal.throwIfAborted();
      hash.update(chunk as Buffer);
    }
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'NOT_FOUND') return 'missing';
    if (isReadError(thrown)) return 'damaged';
    throw thrown;
  }
  return hash.digest('hex') === sha256 ? 'ok' : 'damaged';
}
