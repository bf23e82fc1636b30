import { text } from 'node:stream/consumers';
import { DOWNLOADS_CACHE, DOWNLOADS_USES_FILE } from '@boardwright/engines/buildroot/downloads';
import { z } from 'zod';
import type { BuildDeps } from '../build/deps.ts';
import { cacheVolume } from '../sandbox/cache-volume.ts';
import { sharedCacheVolumes } from './cache-report.ts';

/** What docker/buildroot-builder/stages/bw/downloads_cache.py leaves in the cache. */
const Uses = z.object({
  /** What was used less long ago stays, whatever the quota. */
  keepSeconds: z.number().min(0),
  /** Time of the last use in Unix seconds, path, bytes. */
  files: z.array(z.tuple([z.number().min(0).max(1e11), z.string().regex(/^\P{Cc}+$/u), z.number().min(0)])),
});
type Uses = z.infer<typeof Uses>;

/** What keeping the quota of Buildroot's sources takes away. Sizes in bytes, times in ISO 8601. */
export interface SourceQuota {
  readonly limitBytes: number;
  readonly sizeBytes: number;
  /** Given up by the next download stage, in this order. */
  readonly going: readonly {
    readonly path: string;
    readonly sizeBytes: number;
    readonly lastUsedAt: string;
  }[];
}

/** The same choice as `trim` of downloads_cache.py makes at the end of a download stage. */
export function chooseUnusedSources(uses: Uses, limitBytes: number, now: Date): SourceQuota {
  const sizeBytes = uses.files.reduce((sum, [, , bytes]) => sum + bytes, 0);
  const going: SourceQuota['going'][number][] = [];
  let left = sizeBytes;
  for (const [usedAt, path, bytes] of uses.files.toSorted(([a], [b]) => a - b)) {
    if (left <= limitBytes || usedAt > now.getTime() / 1000 - uses.keepSeconds) break;
    going.push({ path, sizeBytes: bytes, lastUsedAt: new Date(usedAt * 1000).toISOString() });
    left -= bytes;
  }
  return { limitBytes, sizeBytes, going };
}

/** @returns null when the text is no list; a stage that wrote nonsense must not keep anybody from pruning */
export function quotaOf(text: string, limitBytes: number, now: Date): SourceQuota | null {
  try {
    return chooseUnusedSources(Uses.parse(JSON.parse(text)), limitBytes, now);
  } catch {
    return null;
  }
}

interface QuotaOptions {
  readonly instance: string;
  /** Any image the engine has: nothing runs in it. */
  readonly image: string;
  readonly limitBytes: number;
  readonly now: Date;
}

/**
 * What the next Buildroot build would take out of the shared sources.
 *
 * @returns null while no download stage has left a list
 */
export async function readSourceQuota(
  deps: Pick<BuildDeps, 'db' | 'sandbox' | 'logger'>,
  { instance, image, limitBytes, now }: QuotaOptions,
): Promise<SourceQuota | null> {
  const volume = cacheVolume(instance, DOWNLOADS_CACHE.name);
  if (!(await sharedCacheVolumes(deps)).includes(volume) || !(await deps.sandbox.haveImage(image)))
    return null;
  const owner = { buildId: 'cache', stage: 'list', workerId: 'cache', attempt: 1 };
  const content = await deps.sandbox.readFile(
    { owner, image, volume, path: DOWNLOADS_USES_FILE },
    async (file) => text(file.content),
  );
  return content === undefined ? null : quotaOf(content, limitBytes, now);
}
