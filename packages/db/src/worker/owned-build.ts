import type { Db } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import { tellOfBuild } from '../webhook-outbox.ts';

/** One attempt of one worker. Writes below take effect only while the build still belongs to it. */
export interface Ownership {
  readonly buildId: string;
  readonly workerId: string;
  readonly attempt: number;
}

function owned(own: Ownership): Prisma.BuildWhereInput {
  return { id: own.buildId, workerId: own.workerId, attempt: own.attempt, status: 'running' };
}

/**
 * Says that the worker still works on the build.
 *
 * @returns `lost` when the build belongs to somebody else by now, `cancel` when its end was asked for
 */
export async function heartbeatBuild(
  db: Db,
  own: Ownership,
  logLines: number,
): Promise<'ok' | 'cancel' | 'lost'> {
  // The database's clock, because staleness is judged by it too.
  const [row] = await db.$queryRaw<{ cancelRequestedAt: Date | null }[]>`
    UPDATE "build" SET "heartbeatAt" = now() AT TIME ZONE 'UTC', "logLines" = ${logLines}
    WHERE "id" = ${own.buildId} AND "workerId" = ${own.workerId} AND "attempt" = ${own.attempt} AND "status" = 'running'
    RETURNING "cancelRequestedAt"`;
  if (row === undefined) return 'lost';
  return row.cancelRequestedAt === null ? 'ok' : 'cancel';
}

/** Ends a build without an image. @returns false when the build is not ours any more */
export async function finishBuild(
  db: Db,
  own: Ownership,
  end: { readonly status: 'failed' | 'cancelled'; readonly failure?: unknown; readonly logLines: number },
): Promise<boolean> {
  const finishedAt = new Date();
  return db.$transaction(async (tx) => {
    const { count } = await tx.build.updateMany({
      where: owned(own),
      data: {
        status: end.status,
        finishedAt,
        logLines: end.logLines,
        ...(end.failure === undefined ? {} : { failure: end.failure as Prisma.InputJsonValue }),
      },
    });
    if (count === 0) return false;
    await tx.buildStage.updateMany({
      where: { buildId: own.buildId, status: 'running' },
      data: { status: end.status, finishedAt },
    });
    if (end.status === 'cancelled') {
      await tx.buildStage.updateMany({
        where: { buildId: own.buildId, status: 'pending' },
        data: { status: 'cancelled' },
      });
    }
    await tellOfBuild(tx, own.buildId, finishedAt);
    return true;
  });
}

/**
 * Puts a build back on the queue.
 *
 * @param wait.failure - why, shown while it waits
 * @param wait.uncounted - the attempt does not count, since the worker gave the build back by its own will
 */
export async function requeueBuild(
  db: Db,
  own: Ownership,
  wait: {
    readonly notBefore: Date;
    readonly logLines: number;
    readonly failure?: unknown;
    readonly uncounted?: boolean;
  },
): Promise<boolean> {
  const { count } = await db.build.updateMany({
    where: owned(own),
    data: {
      status: 'queued',
      workerId: null,
      heartbeatAt: null,
      notBefore: wait.notBefore,
      logLines: wait.logLines,
      ...(wait.failure === undefined ? {} : { failure: wait.failure as Prisma.InputJsonValue }),
      ...(wait.uncounted === true ? { attempt: { decrement: 1 } } : {}),
    },
  });
  return count === 1;
}
