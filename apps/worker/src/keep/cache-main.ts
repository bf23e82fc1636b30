// What `boardwright cache` runs: one request on argv as JSON, one answer on stdout as JSON.
import { createLogger } from '@boardwright/core/logger';
import { createDb } from '@boardwright/db/client';
import { listLiveStageKeys } from '@boardwright/db/worker/stage-cache';
import { z } from 'zod';
import { readWorkerEnv } from '../env.ts';
import { createDockerSandbox } from '../sandbox/docker.ts';
import { reportCache, sharedCacheVolumes } from './cache-report.ts';
import { pruneCache } from './prune-cache.ts';

const Request = z.object({
  /** Prune what the report lists; false: only report. */
  prune: z.boolean(),
  /** Remove the shared download and compiler caches too. */
  downloads: z.boolean(),
  maxBytes: z.number().int().min(0).optional(),
});

const request = Request.parse(JSON.parse(process.argv[2] ?? ''));
const env = readWorkerEnv();
const deps = {
  db: createDb(env.databaseUrl, { maxConnections: 2 }),
  sandbox: createDockerSandbox({ instance: env.instance, socketPath: env.dockerSocket }),
  logger: createLogger('cache', 'error'),
};
const maxBytes = request.maxBytes ?? env.cacheMaxBytes;
const report = await reportCache(deps, maxBytes);
let freedBytes = 0;
let refused: string | undefined;
if (request.prune) {
  freedBytes = await pruneCache(deps, maxBytes);
  if (request.downloads && (await listLiveStageKeys(deps.db)).size > 0) {
    refused = 'A build is running and may need what it downloaded; nothing of the downloads was removed.';
  } else if (request.downloads) {
    await deps.sandbox.removeVolumes(await sharedCacheVolumes(deps));
    freedBytes += report.downloads.reduce((sum, one) => sum + one.sizeBytes, 0);
  }
}
process.stdout.write(`${JSON.stringify({ ...report, freedBytes, refused: refused ?? null })}\n`);
await deps.db.$disconnect();
