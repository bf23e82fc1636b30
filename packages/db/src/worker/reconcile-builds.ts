import type { Db } from '../client.ts';
import { tellOfBuild } from '../webhook-outbox.ts';
import type { WaitingBuild } from './claim-build.ts';

/** Any number; the same in every worker. */
const LOCK_ID = 7_311_204_477;

interface EndedBuild {
  readonly id: string;
  readonly teamId: string;
  readonly status: 'failed' | 'cancelled';
}

/** A running build whose worker fell silent. */
export interface LostBuild {
  readonly id: string;
  readonly teamId: string;
  readonly workerId: string | null;
  readonly attempt: number;
}

export interface Reconciled {
  /** Put back on the queue just now. */
  readonly requeued: readonly LostBuild[];
  /** Ended just now: lost too often, or cancelled while nobody ran them. */
  readonly ended: readonly EndedBuild[];
  /** Every build that waits now and should have a job. */
  readonly waiting: readonly WaitingBuild[];
}

interface Limits {
  /** A heartbeat older than this means the worker is gone, ms. */
  readonly staleMs: number;
  /** A build lost at this attempt is not tried again. */
  readonly maxAttempts: number;
  /** BuildFailure of a build that is given up. */
  readonly failure: unknown;
}

/**
 * Brings rows back in order after a lost worker. Only one worker at a time does it.
 *
 * @returns undefined when another worker is at it
 */
export async function reconcileBuilds(db: Db, limits: Limits): Promise<Reconciled | undefined> {
  return db.$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<
      { free: boolean }[]
    >`SELECT pg_try_advisory_xact_lock(${LOCK_ID}) AS "free"`;
    if (lock?.free !== true) return undefined;
    const staleSeconds = limits.staleMs / 1000;
    const ended = await tx.$queryRaw<EndedBuild[]>`
      UPDATE "build" SET
        "status" = CASE WHEN "cancelRequestedAt" IS NULL THEN 'failed'::"BuildStatus" ELSE 'cancelled'::"BuildStatus" END,
        "failure" = CASE WHEN "cancelRequestedAt" IS NULL THEN ${JSON.stringify(limits.failure)}::jsonb ELSE "failure" END,
        "finishedAt" = now() AT TIME ZONE 'UTC'
      WHERE ("status" = 'running' AND "heartbeatAt" < (now() AT TIME ZONE 'UTC') - make_interval(secs => ${staleSeconds}::float8)
          AND ("attempt" >= ${limits.maxAttempts} OR "cancelRequestedAt" IS NOT NULL))
        OR ("status" = 'queued' AND "cancelRequestedAt" IS NOT NULL)
      RETURNING "id", "teamId", "status"::text AS "status"`;
    const lost = await tx.$queryRaw<LostBuild[]>`
      SELECT "id", "teamId", "workerId", "attempt" FROM "build"
      WHERE "status" = 'running' AND "heartbeatAt" < (now() AT TIME ZONE 'UTC') - make_interval(secs => ${staleSeconds}::float8)
      FOR UPDATE SKIP LOCKED`;
    const ids = lost.map((build) => build.id);
    await tx.build.updateMany({
      where: { id: { in: ids } },
      data: { status: 'queued', workerId: null, heartbeatAt: null, notBefore: null },
    });
    await tx.buildStage.updateMany({
      where: { buildId: { in: [...ids, ...ended.map((build) => build.id)] }, status: 'running' },
      data: { status: 'cancelled', finishedAt: new Date() },
    });
    for (const { id } of ended) await tellOfBuild(tx, id, new Date());
    const waiting = await tx.build.findMany({
      where: { status: 'queued' },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: 1000,
      select: { id: true, notBefore: true },
    });
    return { requeued: lost, ended, waiting };
  });
}

/** A build somebody runs right now. */
export interface LiveBuild {
  readonly id: string;
  readonly workerId: string | null;
  readonly attempt: number;
}

export async function listLiveBuilds(db: Db): Promise<LiveBuild[]> {
  return db.build.findMany({
    where: { status: 'running' },
    select: { id: true, workerId: true, attempt: true },
  });
}
