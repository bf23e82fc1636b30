import type { Db } from './client.ts';

/** What estimates learn from: a build that really ran and ended well. Sizes in MiB, rounded up. */
export interface FinishedBuildFacts {
  readonly board: string;
  readonly release: string;
  readonly specHash: string;
  readonly buildMs: number;
  /** True when the base and kernel stages came from the cache. */
  readonly warm: boolean;
  readonly rootfsSizeMiB: number;
  readonly imageSizeMiB: number;
  readonly downloadSizeMiB: number;
  readonly ramMiB: number | null;
}

/** The last 30 finished builds of a board and release, oldest first. */
export async function listFinishedBuilds(
  db: Db,
  teamId: string,
  board: string,
  release: string,
): Promise<readonly FinishedBuildFacts[]> {
  const rows = await db.$queryRaw<FinishedBuildFacts[]>`
    SELECT "i"."board", "i"."release", "i"."specHash", "i"."buildMs",
      COALESCE((
        SELECT bool_and("s"."status" = 'cached') FROM "build_stage" AS "s"
        WHERE "s"."buildId" = "b"."id" AND "s"."id" IN ('base', 'kernel')
      ), false) AS "warm",
      ceil(COALESCE("i"."rootfsUsedBytes", 0) / 1048576.0)::int AS "rootfsSizeMiB",
      ceil("i"."sizeBytes" / 1048576.0)::int AS "imageSizeMiB",
      COALESCE((
        SELECT ceil("a"."sizeBytes" / 1048576.0)::int FROM "artifact" AS "a"
        WHERE "a"."imageId" = "i"."id" AND "a"."kind" = 'img.zst'
      ), 0) AS "downloadSizeMiB",
      ceil("i"."ramUsedMiB")::int AS "ramMiB"
    FROM "build" AS "b" JOIN "image" AS "i" ON "i"."id" = "b"."imageId"
    WHERE "b"."teamId" = ${teamId} AND "b"."board" = ${board} AND "b"."release" = ${release}
      AND "b"."status" = 'ready' AND NOT "b"."cached"
    ORDER BY "b"."finishedAt" DESC LIMIT 30`;
  return rows.reverse();
}
