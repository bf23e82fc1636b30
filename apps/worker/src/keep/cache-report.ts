import { listSealedStages, nameSealedStages } from '@boardwright/db/worker/stage-cache';
import type { BuildDeps } from '../build/deps.ts';
import { listPrunable } from './prune-cache.ts';

type ReportDeps = Pick<BuildDeps, 'db' | 'sandbox' | 'logger'>;

/** What the caches of this host hold. Sizes in bytes, times in ISO 8601. */
export interface CacheReport {
  /** Stages are given up, least recently used first, beyond this. */
  readonly limitBytes: number;
  readonly stageBytes: number;
  readonly stages: readonly {
    readonly key: string;
    /** As the last build that planned it calls it; empty when no build of it is known any more. */
    readonly title: string;
    readonly sizeBytes: number;
    readonly lastUsedAt: string;
    /** Given up when the cache is pruned to the limit. */
    readonly prunable: boolean;
  }[];
  /** Shared by all builds: packages of the archive, sources, compiled objects. */
  readonly downloads: readonly { readonly volume: string; readonly sizeBytes: number }[];
}

/** Volumes that belong to no build: the caches the stages of all builds share. */
export async function sharedCacheVolumes({ sandbox }: ReportDeps): Promise<string[]> {
  const possessions = await sandbox.listPossessions();
  return possessions
    .filter((one) => one.kind === 'volume' && one.owner === undefined)
    .map((one) => one.name)
    .sort();
}

/** Lists the caches, stages that were not used for the longest time first. Changes nothing. */
export async function reportCache(deps: ReportDeps, limitBytes: number): Promise<CacheReport> {
  const sealed = await listSealedStages(deps.db, await deps.sandbox.hostId());
  const titles = await nameSealedStages(
    deps.db,
    sealed.map(({ key }) => key),
  );
  const prunable = new Set((await listPrunable(deps, limitBytes)).map(({ key }) => key));
  const volumes = await sharedCacheVolumes(deps);
  const sizes = await deps.sandbox.volumeSizes(volumes);
  return {
    limitBytes,
    stageBytes: sealed.reduce((sum, stage) => sum + stage.sizeBytes, 0),
    stages: sealed.map(({ key, sizeBytes, lastUsedAt }) => ({
      key,
      title: titles.get(key) ?? '',
      sizeBytes,
      lastUsedAt: lastUsedAt.toISOString(),
      prunable: prunable.has(key),
    })),
    downloads: volumes.map((volume) => ({ volume, sizeBytes: sizes.get(volume) ?? 0 })),
  };
}
