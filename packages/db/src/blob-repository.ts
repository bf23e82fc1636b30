import type { Db } from './client.ts';
import type { Prisma } from './generated/client.ts';

/** Removing an object of a far store may take its time. */
const REMOVE_TIMEOUT_MS = 60_000;

/** Whoever claims a file and whoever removes it take turns, file by file. */
async function lockBlob(tx: Prisma.TransactionClient, sha256: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`blob ${sha256}`}, 0))`;
}

/**
 * Everything that names a file of the store. A feature that keeps files under other rows must be asked here, too, or
 * its files are removed.
 */
async function isUsed(tx: Prisma.TransactionClient, sha256: string): Promise<boolean> {
  // In this order: publishing ends the claim and brings the artifact in one step.
  const claim = await tx.blobClaim.findFirst({
    where: { sha256, build: { status: 'running' } },
    select: { sha256: true },
  });
  if (claim !== null) return true;
  const artifact = await tx.artifact.findFirst({ where: { sha256 }, select: { id: true } });
  return artifact !== null;
}

/**
 * Keeps a file in the store for a running build until it publishes or ends.
 *
 * @returns true when what the store has of it was found damaged or missing
 */
export async function claimBlob(db: Db, sha256: string, buildId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await lockBlob(tx, sha256);
    await tx.blobClaim.createMany({ data: [{ sha256, buildId }], skipDuplicates: true });
    const bad = await tx.artifact.findFirst({
      where: { sha256, verifyFailure: { not: null } },
      select: { id: true },
    });
    return bad !== null;
  });
}

/**
 * Removes a file that nothing names.
 *
 * @param remove - takes it out of the store; nobody can claim the file meanwhile
 * @returns false when something names it
 */
export async function removeUnusedBlob(
  db: Db,
  sha256: string,
  remove: () => Promise<void>,
): Promise<boolean> {
  return db.$transaction(
    async (tx) => {
      await lockBlob(tx, sha256);
      const used = await isUsed(tx, sha256);
      if (!used) await remove();
      await tx.unusedBlob.deleteMany({ where: { sha256 } });
      return !used;
    },
    { timeout: REMOVE_TIMEOUT_MS, maxWait: REMOVE_TIMEOUT_MS },
  );
}

/** Files that lost their last artifact before a time, oldest first. */
export async function listUnusedBlobs(db: Db, before: Date, limit: number): Promise<readonly string[]> {
  const rows = await db.unusedBlob.findMany({
    where: { since: { lt: before } },
    orderBy: { since: 'asc' },
    take: limit,
  });
  return rows.map(({ sha256 }) => sha256);
}
