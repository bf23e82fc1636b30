import type { Db } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import type { LiveBuild } from './reconcile-builds.ts';

/** An attempt at the index of a release, and who makes it. */
export interface IndexRun {
  readonly release: string;
  readonly workerId: string;
  readonly attempt: number;
}

/** What stands in the label of a container or volume in place of a build's id. */
export function indexRunId(release: string): string {
  return `index-${release}`;
}

/**
 * Takes an index somebody asked for, or one whose worker fell silent. Of any number of callers exactly one gets it.
 *
 * @param staleMs - a heartbeat older than this means the worker is gone
 */
export async function claimPackageIndex(
  db: Db,
  workerId: string,
  staleMs: number,
): Promise<IndexRun | undefined> {
  const [claimed] = await db.$queryRaw<IndexRun[]>`
    UPDATE "package_index" SET "state" = 'running', "attempt" = "attempt" + 1, "workerId" = ${workerId},
      "heartbeatAt" = now() AT TIME ZONE 'UTC', "step" = '', "failure" = NULL
    WHERE "release" = (
      SELECT "release" FROM "package_index"
      WHERE "state" = 'queued' OR ("state" = 'running'
        AND "heartbeatAt" < (now() AT TIME ZONE 'UTC') - make_interval(secs => ${staleMs / 1000}::float8))
      ORDER BY "requestedAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "release", "workerId", "attempt"`;
  return claimed;
}

const ours = (run: IndexRun): Prisma.PackageIndexWhereInput => ({ ...run, state: 'running' });

/**
 * Says that the worker is still at it, and at what.
 *
 * @returns false when the attempt is not the caller's any more
 */
export async function heartbeatPackageIndex(db: Db, run: IndexRun, step: string): Promise<boolean> {
  const data = { heartbeatAt: new Date(), step };
  return (await db.packageIndex.updateMany({ where: ours(run), data })).count === 1;
}

/** Ends an attempt without an index; one made before stays. */
export async function failPackageIndex(db: Db, run: IndexRun, failure: string): Promise<void> {
  await db.packageIndex.updateMany({ where: ours(run), data: { state: 'failed', step: '', failure } });
}

/** Hands an attempt back, for example because the worker shuts down. */
export async function returnPackageIndex(db: Db, run: IndexRun): Promise<void> {
  await db.packageIndex.updateMany({ where: ours(run), data: { state: 'queued', step: '', workerId: null } });
}

/** Puts indexes another builder made on the queue again: it may know other packages. */
export async function requestOutdatedIndexes(db: Db, recipe: string): Promise<void> {
  await db.packageIndex.updateMany({
    where: { state: 'ready', OR: [{ recipe: null }, { recipe: { not: recipe } }] },
    data: { state: 'queued', step: '', requestedAt: new Date() },
  });
}

/** Attempts somebody makes right now, in the form of running builds: their containers belong to somebody. */
export async function listLiveIndexRuns(db: Db): Promise<LiveBuild[]> {
  const rows = await db.packageIndex.findMany({
    where: { state: 'running' },
    select: { release: true, workerId: true, attempt: true },
  });
  return rows.map(({ release, ...run }) => ({ id: indexRunId(release), ...run }));
}

export interface NewPackageIndex {
  readonly ref: string;
  readonly version: string;
  /** Digest of the builder that made it. */
  readonly recipe: string;
  readonly boards: unknown;
  readonly packages: readonly {
    readonly name: string;
    readonly symbol: string;
    readonly kind: string;
    readonly of: string;
    readonly title: string;
    readonly version: string | null;
    readonly licence: string | null;
    readonly summary: string | null;
    readonly homepage: string | null;
    readonly needs: unknown;
    readonly brings: readonly string[];
    readonly always: readonly string[];
  }[];
}

const WRITE_TIMEOUT_MS = 60_000;
const ROWS_AT_ONCE = 1000;

/**
 * Puts an index in place of the one before, all at once.
 *
 * @param run - the attempt it comes from; undefined: an index that was made elsewhere
 * @returns false when the attempt is not the caller's any more
 */
export async function writePackageIndex(
  db: Db,
  release: string,
  index: NewPackageIndex,
  run?: IndexRun,
): Promise<boolean> {
  const { ref, version, recipe, boards, packages } = index;
  const ready = {
    state: 'ready',
    step: '',
    failure: null,
    ref,
    version,
    recipe,
    boards: boards as Prisma.InputJsonValue,
    indexedAt: new Date(),
    packageCount: packages.filter(({ kind }) => kind === 'package').length,
  } as const;
  return db.$transaction(
    async (tx) => {
      if (run === undefined) {
        await tx.packageIndex.upsert({ where: { release }, create: { release, ...ready }, update: ready });
      } else {
        const { count } = await tx.packageIndex.updateMany({ where: ours(run), data: ready });
        if (count === 0) return false;
      }
      await tx.indexedPackage.deleteMany({ where: { release } });
      // One statement after the other: a connection takes no second one before the first is answered.
      for (let at = 0; at < packages.length; at += ROWS_AT_ONCE) {
        await tx.indexedPackage.createMany({
          data: packages.slice(at, at + ROWS_AT_ONCE).map((one) => ({
            ...one,
            release,
            needs: one.needs as Prisma.InputJsonValue,
            brings: [...one.brings],
            always: [...one.always],
          })),
        });
      }
      return true;
    },
    { timeout: WRITE_TIMEOUT_MS },
  );
}
