import { z } from 'zod';
import type { Db } from '../client.ts';

const Layers = z.array(z.string());

/** A sealed stage: its volumes are on `host` and never written again. */
export interface SealedStage {
  readonly key: string;
  readonly host: string;
  /** Rootfs layer volumes, oldest first. */
  readonly layers: readonly string[];
  readonly outVolume: string;
  /** Bytes of the volumes this stage itself made. */
  readonly sizeBytes: number;
  readonly workMs: number;
  readonly lastUsedAt: Date;
}

interface Row extends Omit<SealedStage, 'layers' | 'sizeBytes'> {
  readonly layers: unknown;
  readonly sizeBytes: bigint;
}

function toSealed(row: Row): SealedStage {
  return { ...row, layers: Layers.parse(row.layers), sizeBytes: Number(row.sizeBytes) };
}

/** Finds a sealed stage and marks it as used now, in one step, so that pruning cannot slip in between. */
export async function useSealedStage(db: Db, key: string, host: string): Promise<SealedStage | undefined> {
  const [row] = await db.stageCache.updateManyAndReturn({
    where: { key, host },
    data: { lastUsedAt: new Date() },
  });
  return row === undefined ? undefined : toSealed(row);
}

/** Marks the stages of a plan as used now, so that a chain in use ages as a whole. */
export async function touchSealedStages(db: Db, keys: readonly string[], host: string): Promise<void> {
  await db.stageCache.updateMany({
    where: { host, key: { in: [...keys] } },
    data: { lastUsedAt: new Date() },
  });
}

/**
 * Seals a stage unless it is sealed already.
 *
 * @returns false when another build was faster; its volumes are the ones to use then
 */
export async function sealStage(db: Db, stage: Omit<SealedStage, 'lastUsedAt'>): Promise<boolean> {
  const { count } = await db.stageCache.createMany({
    data: [{ ...stage, layers: [...stage.layers], sizeBytes: BigInt(stage.sizeBytes) }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Forgets a sealed stage, for example because its volumes are gone. */
export async function unsealStage(db: Db, key: string, host: string): Promise<void> {
  await db.stageCache.deleteMany({ where: { key, host } });
}

/** Every sealed stage of a host, least recently used first. */
export async function listSealedStages(db: Db, host: string): Promise<SealedStage[]> {
  const rows = await db.stageCache.findMany({
    where: { host },
    orderBy: [{ lastUsedAt: 'asc' }, { key: 'asc' }],
  });
  return rows.map(toSealed);
}

/** @returns title by key, as the latest build that planned the stage calls it */
export async function nameSealedStages(
  db: Db,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.buildStage.findMany({
    where: { key: { in: [...keys] } },
    select: { key: true, title: true, build: { select: { name: true } } },
    orderBy: { build: { createdAt: 'asc' } },
  });
  return new Map(rows.map(({ key, title, build }) => [key ?? '', `${title} of ${build.name}`]));
}

/** Keys of stages that builds running now have in their plans. */
export async function listLiveStageKeys(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.buildStage.findMany({
    where: { key: { not: null }, build: { status: 'running' } },
    select: { key: true },
    distinct: ['key'],
  });
  return new Set(rows.flatMap((row) => (row.key === null ? [] : [row.key])));
}

/**
 * Forgets a sealed stage only if nothing used it since it was listed and no running build plans to.
 *
 * @returns false when it is in use after all
 */
export async function unsealUnused(db: Db, stage: SealedStage): Promise<boolean> {
  const removed = await db.$executeRaw`
    DELETE FROM "stage_cache" WHERE "key" = ${stage.key} AND "host" = ${stage.host}
      AND "lastUsedAt" = ${stage.lastUsedAt}
      AND NOT EXISTS (
        SELECT 1 FROM "build_stage" AS "s" JOIN "build" AS "b" ON "b"."id" = "s"."buildId"
        WHERE "s"."key" = "stage_cache"."key" AND "b"."status" = 'running')`;
  return removed === 1;
}
