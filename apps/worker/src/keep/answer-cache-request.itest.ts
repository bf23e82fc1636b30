import { createLogger } from '@boardwright/core/logger';
import { requestCancel } from '@boardwright/db/build-repository';
import { announceCancel } from '@boardwright/jobs/build-news';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningWorker, startWorker } from '../start-worker.ts';
import { isOver, openTestBench, type TestBench } from '../testing/test-bench.ts';
import { type TinySpec, tinyComposer } from '../testing/tiny-engine.ts';
import { answerCacheRequest, type CacheAnswer, type CacheRequest } from './answer-cache-request.ts';

let bench: TestBench;
let worker: RunningWorker;

beforeAll(async () => {
  bench = await openTestBench();
  worker = await startWorker(bench.env, tinyComposer);
});
afterAll(async () => {
  await worker.close();
  await bench.stop();
});

const DAY = 86_400;

function ask(request: Partial<CacheRequest>): Promise<CacheAnswer> {
  const { db, sandbox, env } = bench;
  return answerCacheRequest(
    { db, sandbox, logger: createLogger('test', 'error') },
    { prune: false, downloads: false, ...request },
    {
      instance: env.instance,
      builderImage: 'debian:trixie',
      cacheMaxBytes: env.cacheMaxBytes,
      sourcesMaxBytes: 150,
      now: new Date(),
    },
  );
}

/** Leaves a list in the cache as the download stage does; may go on until it is cancelled. */
function spec(id: string, waits: boolean): TinySpec {
  const used = Math.floor(Date.now() / 1000) - 30 * DAY;
  const files = [
    [used, 'linux/old.tar.xz', 100],
    [used + 2 * DAY, 'linux/new.tar.xz', 100],
  ];
  const uses = JSON.stringify({ keepSeconds: 2 * DAY, files });
  const script = [
    'mkdir -p /cache/dl/.boardwright',
    `echo '${uses}' > /cache/dl/.boardwright/uses.json`,
    `echo ${id}`,
    ...(waits ? ['sleep 300'] : []),
    'echo done > /out/img',
  ].join('\n');
  return {
    stages: [{ id: 'image', script, caches: [{ name: 'dl', path: '/cache/dl' }] }],
    artifacts: [{ kind: 'img', stage: 'image', path: 'img' }],
  };
}

it('says before it prunes what would go, and what is refused while a build runs', async () => {
  expect((await ask({})).sourceQuota).toBeNull();
  await bench.until(await bench.addBuild(spec('one', false)), isOver);
  const [volume] = (await ask({})).downloads.map((one) => one.volume);
  expect(volume).toBe(`bw-${bench.env.instance}-dl-cache`);

  const free = await ask({ downloads: true });
  expect(free).toMatchObject({ refused: null, sourceQuota: { limitBytes: 150, sizeBytes: 200 } });
  expect(free.sourceQuota?.going.map(({ path }) => path)).toEqual(['linux/old.tar.xz']);

  const live = await bench.addBuild(spec('two', true));
  await bench.until(live, (build) => build.stages.some(({ status }) => status === 'running'));
  expect(await ask({})).toMatchObject({ refused: null });
  expect((await ask({ downloads: true })).refused).toContain('is removed');
  const refused = await ask({ downloads: true, prune: true });
  expect(refused.refused).toContain('was removed');
  expect(await bench.sandbox.haveVolumes([volume ?? ''])).toBe(true);

  expect(await requestCancel(bench.db, 'tteam', live, new Date())).toBe('requested');
  await announceCancel(bench.redis, live);
  await bench.until(live, isOver);
  expect(await ask({ downloads: true, prune: true, maxBytes: 0 })).toMatchObject({ refused: null });
  expect(await bench.sandbox.haveVolumes([volume ?? ''])).toBe(false);
  expect(await bench.leftovers()).toEqual([]);
});
