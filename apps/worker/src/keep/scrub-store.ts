import type { ArtifactStore } from '@boardwright/artifacts/artifact-store';
import type { Logger } from '@boardwright/core/logger';
import type { Db } from '@boardwright/db/client';
import { giveBackBlob, recordVerification, takeBlobToVerify } from '@boardwright/db/worker/blob-care';
import { verifyBlob } from './verify-blob.ts';

/** Longer than the largest file takes to be read. */
const GIVEN_UP_MS = 60 * 60 * 1000;

export interface ScrubDeps {
  readonly db: Db;
  readonly store: ArtifactStore;
  readonly logger: Logger;
}

interface ScrubRun {
  /** No further file is begun beyond; the one that reaches it is read to its end. */
  readonly maxBytes: number;
  /** Files that were good since then are left alone. */
  readonly verifiedBefore: Date;
  readonly signal: AbortSignal;
}

export interface ScrubResult {
  readonly files: number;
  readonly bytes: number;
  readonly bad: number;
}

/**
 * Checks the files that artifacts name, those first that were not checked for longest, and writes down what it finds.
 * Several may do it at once; each takes other files.
 *
 * @throws when the store does not answer; the file it was at is then as unchecked as before
 */
export async function scrubStore(deps: ScrubDeps, run: ScrubRun): Promise<ScrubResult> {
  const { db, store, logger } = deps;
  const begun = new Date();
  let [files, bytes, bad] = [0, 0, 0];
  while (bytes < run.maxBytes && !run.signal.aborted) {
    const blob = await takeBlobToVerify(db, {
      verifiedBefore: run.verifiedBefore,
      startedBefore: new Date(begun.getTime() - GIVEN_UP_MS),
    });
    if (blob === undefined) break;
    try {
      const state = await verifyBlob(store, blob.sha256, run.signal);
      await recordVerification(db, blob.sha256, state);
      files += 1;
      bytes += blob.sizeBytes;
      if (state === 'ok') continue;
      bad += 1;
      logger.error({ sha256: blob.sha256, state }, 'a file of the store is not what it was');
    } catch (thrown) {
      await giveBackBlob(db, blob.sha256).catch(() => undefined);
      if (run.signal.aborted) break;
      throw thrown;
    }
  }
  return { files, bytes, bad };
}
