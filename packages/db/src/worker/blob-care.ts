import type { Db } from '../client.ts';

export type BlobState = 'ok' | 'damaged' | 'missing';

export interface BlobToVerify {
  readonly sha256: string;
  readonly sizeBytes: number;
}

interface VerifyWhen {
  /** A file that was good at or after this time is left alone. */
  readonly verifiedBefore: Date;
  /** Somebody who began before this time gave up. */
  readonly startedBefore: Date;
}

/** Takes the file that was not looked at for longest; nobody else takes it meanwhile. Never checked ones come first. */
export async function takeBlobToVerify(db: Db, when: VerifyWhen): Promise<BlobToVerify | undefined> {
  const rows = await db.$queryRaw<{ sha256: string; sizeBytes: bigint }[]>`
    UPDATE "artifact" SET "verifyStartedAt" = now() AT TIME ZONE 'UTC'
    WHERE "sha256" = (
      SELECT "sha256" FROM "artifact"
      WHERE ("verifiedAt" IS NULL OR "verifiedAt" < ${when.verifiedBefore})
        AND ("verifyStartedAt" IS NULL OR "verifyStartedAt" < ${when.startedBefore})
      ORDER BY "verifiedAt" ASC NULLS FIRST, "id"
      LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "sha256", "sizeBytes"`;
  const [row] = rows;
  return row === undefined ? undefined : { sha256: row.sha256, sizeBytes: Number(row.sizeBytes) };
}

/** Writes what was found down for every artifact of the file. A bad one is looked at again like any other. */
export async function recordVerification(db: Db, sha256: string, state: BlobState): Promise<void> {
  await db.artifact.updateMany({
    where: { sha256 },
    data: { verifiedAt: new Date(), verifyStartedAt: null, verifyFailure: state === 'ok' ? null : state },
  });
}

/** Forgets what was found, since the file was written again, or leaves it to the next look. */
export async function forgetVerification(db: Db, sha256: string): Promise<void> {
  await db.artifact.updateMany({
    where: { sha256 },
    data: { verifiedAt: null, verifyStartedAt: null, verifyFailure: null },
  });
}

/** Gives a file back that was taken and not looked at to its end. */
export async function giveBackBlob(db: Db, sha256: string): Promise<void> {
  await db.artifact.updateMany({ where: { sha256 }, data: { verifyStartedAt: null } });
}

export interface BadFile {
  readonly sha256: string;
  readonly state: 'damaged' | 'missing';
  readonly imageId: string;
  readonly imageName: string;
  readonly fileName: string;
}

/** Artifacts of all teams whose file was found bad, for whoever runs the installation. */
export async function listBadFiles(db: Db): Promise<readonly BadFile[]> {
  const rows = await db.artifact.findMany({
    where: { verifyFailure: { not: null } },
    orderBy: [{ sha256: 'asc' }, { id: 'asc' }],
    select: {
      sha256: true,
      verifyFailure: true,
      imageId: true,
      fileName: true,
      image: { select: { name: true } },
    },
  });
  return rows.flatMap(({ verifyFailure, image, ...row }) =>
    verifyFailure === null ? [] : [{ ...row, state: verifyFailure, imageName: image.name }],
  );
}

/** Removes the claims of builds that are over: published files have artifacts by then, the others nothing. */
export async function dropEndedClaims(db: Db): Promise<void> {
  await db.blobClaim.deleteMany({ where: { build: { status: { in: ['ready', 'failed', 'cancelled'] } } } });
}

/** Which of these files nothing names now; `removeUnusedBlob` has the last word. */
export async function pickUnused(db: Db, hashes: readonly string[]): Promise<readonly string[]> {
  const among = { sha256: { in: [...hashes] } };
  const [artifacts, claims] = await Promise.all([
    db.artifact.findMany({ where: among, select: { sha256: true }, distinct: ['sha256'] }),
    db.blobClaim.findMany({ where: { ...among, build: { status: 'running' } }, select: { sha256: true } }),
  ]);
  const used = new Set([...artifacts, ...claims].map(({ sha256 }) => sha256));
  return hashes.filter((sha256) => !used.has(sha256));
}

/**
 * Lets one of all workers do something now and then.
 *
 * @returns true for the one that may, when nobody began it since `before`
 */
export async function takeStoreChore(db: Db, name: string, before: Date): Promise<boolean> {
  const startedAt = new Date();
  const { count: added } = await db.storeChore.createMany({
    data: [{ name, startedAt }],
    skipDuplicates: true,
  });
  if (added === 1) return true;
  const { count } = await db.storeChore.updateMany({
    where: { name, startedAt: { lt: before } },
    data: { startedAt },
  });
  return count === 1;
}
