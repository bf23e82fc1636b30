import type { Db } from './client.ts';

/** A worker is alive when it reported within this time. */
export const WORKER_ALIVE_MS = 30_000;

export interface QueueFacts {
  readonly waiting: number;
  readonly running: number;
  readonly workersAlive: number;
  /** Builds all live workers together can run at once. */
  readonly slots: number;
}

/** The queue over all teams, in one round trip. */
export async function readQueueFacts(db: Db, now: Date): Promise<QueueFacts> {
  const aliveSince = new Date(now.getTime() - WORKER_ALIVE_MS);
  const [facts] = await db.$queryRaw<QueueFacts[]>`
    SELECT
      (SELECT count(*)::int FROM "build" WHERE "status" = 'queued') AS "waiting",
      (SELECT count(*)::int FROM "build" WHERE "status" = 'running') AS "running",
      (SELECT count(*)::int FROM "worker" WHERE "heartbeatAt" >= ${aliveSince}) AS "workersAlive",
      (SELECT COALESCE(sum("concurrency"), 0)::int FROM "worker" WHERE "heartbeatAt" >= ${aliveSince}) AS "slots"`;
  return facts ?? { waiting: 0, running: 0, workersAlive: 0, slots: 0 };
}

/** 1-based place in the queue of each waiting build among `ids`, over all teams. */
export async function findQueuePositions(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; position: number }[]>`
    SELECT "id", "position" FROM (
      SELECT "id", row_number() OVER (ORDER BY "createdAt", "id")::int AS "position"
      FROM "build" WHERE "status" = 'queued'
    ) AS "waiting" WHERE "id" = ANY(${[...ids]})`;
  return new Map(rows.map((row) => [row.id, row.position]));
}

/** Median time in ms that the last 50 builds that ran waited before a worker took them; null when none did. */
export async function readMedianWaitMs(db: Db): Promise<number | null> {
  const [row] = await db.$queryRaw<{ wait: number | null }[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY "waitMs") AS "wait" FROM (
      SELECT extract(epoch FROM "startedAt" - "createdAt")::float8 * 1000 AS "waitMs"
      FROM "build" WHERE "startedAt" IS NOT NULL AND NOT "cached" AND "attempt" <= 1
      ORDER BY "createdAt" DESC LIMIT 50
    ) AS "recent"`;
  return row?.wait ?? null;
}

/** Why a build waits although a worker may be free. */
export interface HeldBack {
  /** Builds of its team that run. */
  readonly running: number;
  /** Builds its team may run at once. */
  readonly limit: number;
}

/** Those waiting builds among `ids` that wait for a place of their team's, see claimBuild. */
export async function findHeldBack(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, HeldBack>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<(HeldBack & { readonly id: string })[]>`
    SELECT "b"."id", "q"."concurrentBuilds" AS "limit", "first"."running"
    FROM "build" "b"
    JOIN "team_quota" "q" ON "q"."teamId" = "b"."teamId"
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE "o"."status" = 'running')::int AS "running", count(*)::int AS "all"
      FROM "build" "o"
      WHERE "o"."teamId" = "b"."teamId" AND ("o"."status" = 'running'
        OR ("o"."status" = 'queued' AND ("o"."createdAt", "o"."id") < ("b"."createdAt", "b"."id")))
    ) AS "first"
    WHERE "b"."id" = ANY(${[...ids]}) AND "b"."status" = 'queued' AND "first"."all" >= "q"."concurrentBuilds"`;
  return new Map(rows.map(({ id, running, limit }) => [id, { running, limit }]));
}
