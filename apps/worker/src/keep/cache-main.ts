// What `boardwright cache` runs: one request on argv as JSON, one answer on stdout as JSON.
import { directoryDigest } from '@boardwright/core/directory-digest';
import { createLogger } from '@boardwright/core/logger';
import { createDb } from '@boardwright/db/client';
import { buildrootBuilder } from '@boardwright/engines/buildroot/builder';
import { DOWNLOADS_MAX_MIB } from '@boardwright/engines/buildroot/downloads';
import { readWorkerEnv } from '../env.ts';
import { builderTag } from '../images/builder-tag.ts';
import { createDockerSandbox } from '../sandbox/docker.ts';
import { answerCacheRequest, CacheRequest } from './answer-cache-request.ts';

const MIB_BYTES = 1024 * 1024;

const request = CacheRequest.parse(JSON.parse(process.argv[2] ?? ''));
const env = readWorkerEnv();
const { instance } = env;
const deps = {
  db: createDb(env.databaseUrl, { maxConnections: 2 }),
  sandbox: createDockerSandbox({ instance, socketPath: env.dockerSocket }),
  logger: createLogger('cache', 'error'),
};
const { name, dockerfile, context } = buildrootBuilder;
const answer = await answerCacheRequest(deps, request, {
  instance,
  builderImage: builderTag(name, await directoryDigest(env.root, [dockerfile, ...context])),
  cacheMaxBytes: env.cacheMaxBytes,
  sourcesMaxBytes: (env.buildrootSite.downloadsMaxMiB ?? DOWNLOADS_MAX_MIB) * MIB_BYTES,
  now: new Date(),
});
process.stdout.write(`${JSON.stringify(answer)}\n`);
await deps.db.$disconnect();
