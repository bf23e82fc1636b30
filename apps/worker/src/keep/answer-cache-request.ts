import { listLiveStageKeys } from '@boardwright/db/worker/stage-cache';
import { z } from 'zod';
import type { BuildDeps } from '../build/deps.ts';
import { type CacheReport, reportCache, sharedCacheVolumes } from './cache-report.ts';
import { pruneCache } from './prune-cache.ts';
import { readSourceQuota, type SourceQuota } from './source-downloads.ts';

export const CacheRequest = z.object({
  /** Prune what the report lists; false: only report. */
  prune: z.boolean(),
  /** Remove the shared download and compiler caches too; without `prune`, say whether that is possible now. */
  downloads: z.boolean(),
  maxBytes: z.number().int().min(0).optional(),
});
export type CacheRequest = z.infer<typeof CacheRequest>;

export interface CacheAnswer extends CacheReport {
  readonly freedBytes: number;
  /** Why the shared caches cannot be removed now; null when they can, or when nobody asked. */
  readonly refused: string | null;
  /** What the next Buildroot build takes out of the shared sources; null while that is not known, or after pruning. */
  readonly sourceQuota: SourceQuota | null;
}

interface CacheSettings {
  readonly instance: string;
  /** Image of the Buildroot builder. */
  readonly builderImage: string;
  readonly cacheMaxBytes: number;
  readonly sourcesMaxBytes: number;
  readonly now: Date;
}

async function refusal(deps: Pick<BuildDeps, 'db'>, { prune }: CacheRequest): Promise<string | null> {
  if ((await listLiveStageKeys(deps.db)).size === 0) return null;
  return prune
    ? 'A build is running and may need what it downloaded; nothing of the downloads was removed.'
    : 'A build is running and may need what it downloaded; while it does, nothing of the downloads is removed.';
}

/** Answers what `boardwright cache` asks: lists the caches of this host, and prunes them when told to. */
export async function answerCacheRequest(
  deps: Pick<BuildDeps, 'db' | 'sandbox' | 'logger'>,
  request: CacheRequest,
  settings: CacheSettings,
): Promise<CacheAnswer> {
  const maxBytes = request.maxBytes ?? settings.cacheMaxBytes;
  const report = await reportCache(deps, maxBytes);
  if (!request.prune) {
    const refused = request.downloads ? await refusal(deps, request) : null;
    const { instance, builderImage: image, sourcesMaxBytes: limitBytes, now } = settings;
    const sourceQuota = await readSourceQuota(deps, { instance, image, limitBytes, now });
    return { ...report, freedBytes: 0, refused, sourceQuota };
  }
  let freedBytes = await pruneCache(deps, maxBytes);
  const refused = request.downloads ? await refusal(deps, request) : null;
  if (request.downloads && refused === null) {
    await deps.sandbox.removeVolumes(await sharedCacheVolumes(deps));
    freedBytes += report.downloads.reduce((sum, one) => sum + one.sizeBytes, 0);
  }
  return { ...report, freedBytes, refused, sourceQuota: null };
}
