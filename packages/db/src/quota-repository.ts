import { addBuild, findActiveBuild, type NewBuild } from './build-repository.ts';
import type { Db, Queries } from './client.ts';

/** What a team may use; null: no limit. */
export interface TeamQuota {
  /** Builds that run at once. More may wait. */
  readonly concurrentBuilds: number | null;
  /** Builds that are started in a day, which is one of UTC. */
  readonly buildsPerDay: number | null;
  /** What the files of the team's images take, a file that several have counted once. */
  readonly storageGiB: number | null;
}

const NO_LIMITS: TeamQuota = { concurrentBuilds: null, buildsPerDay: null, storageGiB: null };
const GIB_BYTES = 1024 ** 3;

export async function findQuota(db: Queries, teamId: string): Promise<TeamQuota> {
  const row = await db.teamQuota.findUnique({ where: { teamId } });
  if (row === null) return NO_LIMITS;
  const { concurrentBuilds, buildsPerDay, storageGiB } = row;
  return { concurrentBuilds, buildsPerDay, storageGiB };
}

export async function setQuota(db: Queries, teamId: string, quota: TeamQuota): Promise<void> {
  await db.teamQuota.upsert({ where: { teamId }, create: { teamId, ...quota }, update: quota });
}

type Reader = Pick<Db, '$queryRaw'>;

/** Builds of a day that count: those that a finished image answered, and those taken back before they began, do not. */
async function countBuildsSince(db: Reader, teamId: string, since: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "build"
    WHERE "teamId" = ${teamId} AND "createdAt" >= ${since} AND NOT "cached"
      AND NOT ("status" = 'cancelled' AND "startedAt" IS NULL)`;
  return row?.count ?? 0;
}

async function sumStorageBytes(db: Reader, teamId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ bytes: number }[]>`
    SELECT COALESCE(sum("sizeBytes"), 0)::float8 AS "bytes" FROM (
      SELECT DISTINCT "a"."sha256", "a"."sizeBytes" FROM "artifact" "a"
      JOIN "image" "i" ON "i"."id" = "a"."imageId" WHERE "i"."teamId" = ${teamId}
    ) AS "files"`;
  return row?.bytes ?? 0;
}

export interface QuotaUse {
  readonly running: number;
  readonly queued: number;
  readonly buildsToday: number;
  readonly storageBytes: number;
}

/** @param startOfDay - from when builds count */
export async function readQuotaUse(db: Db, teamId: string, startOfDay: Date): Promise<QuotaUse> {
  const [active, buildsToday, storageBytes] = await Promise.all([
    db.build.groupBy({
      by: ['status'],
      where: { teamId, status: { in: ['queued', 'running'] } },
      _count: { _all: true },
    }),
    countBuildsSince(db, teamId, startOfDay),
    sumStorageBytes(db, teamId),
  ]);
  const countOf = (status: string): number => active.find((one) => one.status === status)?._count._all ?? 0;
  return { running: countOf('running'), queued: countOf('queued'), buildsToday, storageBytes };
}

/** Which limit leaves no room for another build. */
export interface OverQuota {
  readonly over: 'buildsPerDay' | 'storageGiB';
  readonly limit: number;
  /** Builds, or bytes. */
  readonly used: number;
}

async function findOver(
  db: Reader,
  teamId: string,
  quota: TeamQuota,
  startOfDay: Date,
): Promise<OverQuota | undefined> {
  if (quota.buildsPerDay !== null) {
    const used = await countBuildsSince(db, teamId, startOfDay);
    if (used >= quota.buildsPerDay) return { over: 'buildsPerDay', limit: quota.buildsPerDay, used };
  }
  if (quota.storageGiB !== null) {
    const used = await sumStorageBytes(db, teamId);
    if (used >= quota.storageGiB * GIB_BYTES) return { over: 'storageGiB', limit: quota.storageGiB, used };
  }
  return undefined;
}

/**
 * Adds a build that will have to run, if the team's quota has room for it. Submissions of a team with limits wait for
 * each other, so that two never take the last place.
 *
 * @returns `equal` when one like it is queued or running, which a quota never refuses, since nothing new runs
 */
export async function insertBuildWithinQuota(
  db: Db,
  build: NewBuild,
  startOfDay: Date,
): Promise<'added' | 'equal' | OverQuota> {
  return db.$transaction(async (tx) => {
    const { teamId } = build;
    const [quota] = await tx.$queryRaw<TeamQuota[]>`
      SELECT "concurrentBuilds", "buildsPerDay", "storageGiB" FROM "team_quota" WHERE "teamId" = ${teamId} FOR UPDATE`;
    const over = quota && (await findOver(tx, teamId, quota, startOfDay));
    if (over !== undefined) {
      const equal = build.fresh ? null : await findActiveBuild(tx, teamId, build.planHash);
      return equal === null ? over : 'equal';
    }
    return (await addBuild(tx, build)) ? 'added' : 'equal';
  });
}
