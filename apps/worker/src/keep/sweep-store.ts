import { listUnusedBlobs, removeUnusedBlob } from '@boardwright/db/blob-repository';
import { dropEndedClaims, pickUnused } from '@boardwright/db/worker/blob-care';
import type { ScrubDeps } from './scrub-store.ts';

/** For whoever reads a file of a deleted image just now, where the store does not see to that itself. */
const READERS_GRACE_MS = 6 * 60 * 60 * 1000;
const BATCH = 500;
/** More than these, and more than half of all: another installation's files, not lost ones. */
const MAX_STRANGERS = 100;

export interface SweepResult {
  readonly removed: number;
  /** Files that no row names and that were left, since there are too many to be believed. */
  readonly strangers: number;
}

/** Removes files whose last artifact was deleted, where that is not done by then. @returns how many */
export async function sweepDeleted({ db, store }: ScrubDeps): Promise<number> {
  await dropEndedClaims(db);
  const graceMs = store.readersSurviveRemoval ? 0 : READERS_GRACE_MS;
  let removed = 0;
  for (const sha256 of await listUnusedBlobs(db, new Date(Date.now() - graceMs), BATCH)) {
    if (await removeUnusedBlob(db, sha256, () => store.remove(sha256))) removed += 1;
  }
  return removed;
}

async function findStrangers(
  { db, store }: ScrubDeps,
  before: Date,
  signal: AbortSignal,
): Promise<{ strangers: string[]; total: number }> {
  const strangers: string[] = [];
  let batch: string[] = [];
  let total = 0;
  for await (const blob of store.listBlobs()) {
    signal.throwIfAborted();
    total += 1;
    if (blob.modifiedAt < before) batch.push(blob.sha256);
    if (batch.length < BATCH) continue;
    strangers.push(...(await pickUnused(db, batch)));
    batch = [];
  }
  strangers.push(...(await pickUnused(db, batch)));
  return { strangers, total };
}

/**
 * Goes through the whole store for files that no row names, as a worker leaves them that is killed between storing
 * and publishing, and for what was never written to its end.
 *
 * @param before - younger files and writes are left alone
 */
export async function sweepStrangers(
  deps: ScrubDeps,
  before: Date,
  signal: AbortSignal,
): Promise<SweepResult> {
  const { db, store, logger } = deps;
  await store.removeUnfinished(before);
  const { strangers, total } = await findStrangers(deps, before, signal);
  if (strangers.length > MAX_STRANGERS && strangers.length > total / 2) {
    logger.error(
      { strangers: strangers.length, files: total },
      'most files of the store are unknown to this database; is it the right one? None was removed',
    );
    return { removed: 0, strangers: strangers.length };
  }
  let removed = 0;
  for (const sha256 of strangers) {
    signal.throwIfAborted();
    if (await removeUnusedBlob(db, sha256, () => store.remove(sha256))) removed += 1;
  }
  return { removed, strangers: 0 };
}
