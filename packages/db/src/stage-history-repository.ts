import type { Db } from './client.ts';

/** What one stage added to the length of recent builds on comparable boards. */
export interface StageHistory {
  readonly stage: string;
  /** Builds the numbers come from. */
  readonly samples: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
}

/**
 * Medians and 90th percentiles per stage over the last 40 finished builds that ran it for real.
 *
 * A stage's time is what it added to the build: the part that ran beside an earlier stage does not count, so the
 * stages of a build add up to its length.
 *
 * @param boards - boards of one architecture, since others take other times
 */
export async function readStageHistory(
  db: Db,
  teamId: string,
  engine: string,
  boards: readonly string[],
): Promise<readonly StageHistory[]> {
  return db.$queryRaw<StageHistory[]>`
    WITH "recent" AS (
      SELECT "id" FROM "build"
      WHERE "teamId" = ${teamId} AND "engine" = ${engine} AND "board" = ANY(${[...boards]})
        AND "status" = 'ready' AND NOT "cached"
      ORDER BY "finishedAt" DESC LIMIT 40
    ), "timed" AS (
      SELECT "s"."id" AS "stage", "s"."status",
        extract(epoch FROM "s"."finishedAt" - GREATEST("s"."startedAt", max("s"."finishedAt") OVER (
          PARTITION BY "s"."buildId" ORDER BY "s"."ordinal" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        )))::float8 * 1000 AS "addedMs"
      FROM "build_stage" AS "s" JOIN "recent" ON "recent"."id" = "s"."buildId"
      WHERE "s"."startedAt" IS NOT NULL AND "s"."finishedAt" IS NOT NULL
    )
    SELECT "stage", count(*)::int AS "samples",
      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY GREATEST("addedMs", 0)))::int AS "p50Ms",
      round(percentile_cont(0.9) WITHIN GROUP (ORDER BY GREATEST("addedMs", 0)))::int AS "p90Ms"
    FROM "timed" WHERE "status" = 'done' GROUP BY "stage"`;
}

/** Which of these stage keys some worker host still has, so that they will not run again. */
export async function findCachedStageKeys(db: Db, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db.stageCache.findMany({
    where: { key: { in: [...keys] } },
    select: { key: true },
    distinct: ['key'],
  });
  return new Set(rows.map((row) => row.key));
}
