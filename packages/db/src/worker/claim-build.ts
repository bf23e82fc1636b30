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
 * Takes a queued build. Of any number of callers exactly one gets it.
 *
 * @returns null when it is not queued or its back-off is not over
 */
export async function claimBuild(db: Db, id: string, workerId: string): Promise<ClaimedBuild | null> {
  const rows = await db.$queryRaw<ClaimedBuild[]>`
    UPDATE "build" SET "status" = 'running', "attempt" = "attempt" + 1, "workerId" = ${workerId},
      "heartbeatAt" = now() AT TIME ZONE 'UTC', "notBefore" = NULL, "failure" = NULL,
      "startedAt" = COALESCE("startedAt", now() AT TIME ZONE 'UTC'), "finishedAt" = NULL
    WHERE "id" = ${id} AND "status" = 'queued' AND "cancelRequestedAt" IS NULL
      AND ("notBefore" IS NULL OR "notBefore" <= now() AT TIME ZONE 'UTC')
    RETURNING "id", "teamId", "createdById", "name", "board", "engine", "release", "spec", "specHash", "planHash",
      "attempt", "createdAt", "startedAt"`;
  return rows[0] ?? null;
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
