import type { Db } from '../client.ts';
import type { Prisma, StageStatus } from '../generated/client.ts';
import type { Ownership } from './owned-build.ts';

export interface NewStage {
  readonly id: string;
  readonly title: string;
  readonly key: string | null;
}

/** Sets a build's stages, in order, all pending. What an earlier attempt left is replaced. */
export async function resetStages(db: Db, buildId: string, stages: readonly NewStage[]): Promise<void> {
  await db.$transaction([
    db.buildStage.deleteMany({ where: { buildId } }),
    db.buildStage.createMany({ data: stages.map((stage, ordinal) => ({ ...stage, buildId, ordinal })) }),
  ]);
}

export interface StageChange {
  readonly status?: StageStatus;
  readonly cacheNote?: string | null;
  readonly startedAt?: Date;
  readonly finishedAt?: Date;
  readonly progressDone?: number;
  readonly progressTotal?: number;
  readonly progressLabel?: string;
  readonly workMs?: number;
  readonly firstLine?: number;
  readonly lastLine?: number;
  /** By name; replaces what was there. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Changes one stage's row while the build belongs to the caller. */
export async function updateStage(db: Db, own: Ownership, id: string, change: StageChange): Promise<void> {
  const { facts, ...rest } = change;
  const data: Prisma.BuildStageUpdateManyMutationInput = {
    ...rest,
    ...(facts === undefined ? {} : { facts: facts as Prisma.InputJsonObject }),
  };
  await db.buildStage.updateMany({
    where: { buildId: own.buildId, id, build: { workerId: own.workerId, attempt: own.attempt } },
    data,
  });
}
