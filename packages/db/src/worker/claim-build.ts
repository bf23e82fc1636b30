import type { Db } from '../client.ts';

/** What a worker needs to run a build it owns from now on. */
export interface ClaimedBuild {
  readonly id: string;
  readonly teamId: string;
  readonly createdById: string | null;
  readonly name: string;
  readonly board: string;
  readonly engine: string;
  readonly release: string;
  readonly spec: unknown;
  readonly specHash: string;
  readonly planHash: string;
  readonly attempt: number;
  readonly createdAt: Date;
  readonly startedAt: Date;
}

/**
 * Takes a queued build. Of any number of callers exactly one gets it. A team never runs more builds than its quota
 * says, and when it has fewer places than waiting builds, those that came first get them.
 *
 * @returns null when it is not queued, its back-off is not over, or its team has no place left
 */
export async function claimBuild(db: Db, id: string, workerId: string): Promise<ClaimedBuild | null> {
  return db.$transaction(async (tx) => {
    // Claims of a team with limits wait for each other. A statement of its own: the next one must see what they did.
    await tx.$queryRaw`
      SELECT 1 FROM "team_quota" WHERE "teamId" = (SELECT "teamId" FROM "build" WHERE "id" = ${id}) FOR UPDATE`;
    const rows = await tx.$queryRaw<ClaimedBuild[]>`
      UPDATE "build" SET "status" = 'running', "attempt" = "attempt" + 1, "workerId" = ${workerId},
        "heartbeatAt" = now() AT TIME ZONE 'UTC', "notBefore" = NULL, "failure" = NULL,
        "startedAt" = COALESCE("startedAt", now() AT TIME ZONE 'UTC'), "finishedAt" = NULL
      WHERE "id" = ${id} AND "status" = 'queued' AND "cancelRequestedAt" IS NULL
        AND ("notBefore" IS NULL OR "notBefore" <= now() AT TIME ZONE 'UTC')
        AND NOT EXISTS (
          SELECT 1 FROM "team_quota" "q"
          WHERE "q"."teamId" = "build"."teamId" AND "q"."concurrentBuilds" <= (
            SELECT count(*) FROM "build" "other"
            WHERE "other"."teamId" = "build"."teamId" AND ("other"."status" = 'running' OR (
              "other"."status" = 'queued' AND "other"."cancelRequestedAt" IS NULL
              AND ("other"."notBefore" IS NULL OR "other"."notBefore" <= now() AT TIME ZONE 'UTC')
              AND ("other"."createdAt", "other"."id") < ("build"."createdAt", "build"."id")))))
      RETURNING "id", "teamId", "createdById", "name", "board", "engine", "release", "spec", "specHash", "planHash",
        "attempt", "createdAt", "startedAt"`;
    return rows[0] ?? null;
  });
}

/** A build that waits, as the queue needs to know it. */
export interface WaitingBuild {
  readonly id: string;
  readonly notBefore: Date | null;
}

/** @returns undefined when the build does not wait */
export async function findWaitingBuild(db: Db, id: string): Promise<WaitingBuild | undefined> {
  const row = await db.build.findFirst({
    where: { id, status: 'queued' },
    select: { id: true, notBefore: true },
  });
  return row ?? undefined;
}
