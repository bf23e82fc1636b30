import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApi } from '@boardwright/api/app';
import { createRedisLiveNews } from '@boardwright/api/live/redis-live-news';
import { createPlanHasher } from '@boardwright/api/plan-hasher';
import { createRedisProducer } from '@boardwright/api/redis-producer';
import { createLinkSigner } from '@boardwright/api/share-links/link-signer';
import { createS3Store } from '@boardwright/artifacts/s3-store';
import { createLogger } from '@boardwright/core/logger';
import { PERMISSIONS } from '@boardwright/core/team-role';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApiListener } from '../../apps/web/src/server/api-listener.ts';
import { spawnWorker, type WorkerProcess } from '../../apps/worker/src/testing/spawn-worker.ts';
import {
  isOver,
  openTestBench,
  REPOSITORY_ROOT,
  type TestBench,
} from '../../apps/worker/src/testing/test-bench.ts';
import { startS3Server, type TestS3 } from '../services/start-s3-server.ts';

const SERVER_SECRET = 'a secret for tests of thirty-two characters';

const PREFIX = 'team/';
let bench: TestBench;
let s3: TestS3;
let worker: WorkerProcess;
let server: Server;
let temporary: string;
let stopApi: () => Promise<void>;

beforeAll(async () => {
  [bench, s3] = await Promise.all([openTestBench(), startS3Server()]);
  temporary = await mkdtemp(join(tmpdir(), 'bw-bucket-'));
  worker = spawnWorker(bench.env, undefined, s3.variables(PREFIX));
  const { db, services } = bench;
  const logger = createLogger('bucket-test', 'error');
  const { producer, close } = createRedisProducer(services.redisUrl, logger);
  const live = createRedisLiveNews(services.redisUrl, logger);
  const team = await db.organization.findFirstOrThrow();
  const api = createApi({
    db,
    store: createS3Store({ ...s3.location(PREFIX), temporary, credentials: s3.credentials }),
    producer,
    live,
    authenticate: async () => ({ kind: 'operator', teamId: team.id, permissions: new Set(PERMISSIONS) }),
    createSetupLink: async () => ({ url: 'http://boardwright.test/once', expiresAt: new Date(0) }),
    createSignInLink: async () => ({ url: 'http://boardwright.test/once', expiresAt: new Date(0) }),
    signedInUser: async () => null,
    forgetSessions: () => undefined,
    signInWith: null,
    webhooks: { serverSecret: SERVER_SECRET, allowPrivate: false },
    shareLinks: createLinkSigner(SERVER_SECRET),
    planHash: createPlanHasher(REPOSITORY_ROOT),
    root: REPOSITORY_ROOT,
    publicUrl: 'http://boardwright.test',
    logger,
  });
  const listener = createApiListener(() => ({ api, logger }));
  server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stopApi = async () => {
    server.closeAllConnections();
    server.close();
    await live.close();
    await close();
  };
});
afterAll(async () => {
  await worker.kill('SIGTERM');
  await stopApi();
  await bench.stop();
  await s3.stop();
  await rm(temporary, { recursive: true });
});

it('publishes into a bucket from one process and serves log and ranges out of it from another', async () => {
  const id = await bench.addBuild({
    stages: [
      { id: 'base', script: 'seq 1 500; seq 1 20000 > /work/rootfs/numbers', rootfs: 'extend' },
      { id: 'image', script: 'cat /work/rootfs/numbers > /out/img', rootfs: 'read', keyless: true },
    ],
    artifacts: [{ kind: 'img', stage: 'image', path: 'img' }],
  });
  const build = await bench.until(id, isOver);
  expect([build.status, build.failure]).toEqual(['ready', null]);
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  const content = Array.from({ length: 20_000 }, (_, index) => `${index + 1}\n`).join('');
  const path = `${base}/images/${build.imageId}/artifacts/img`;
  expect(await (await fetch(path)).text()).toBe(content);
  const part = await fetch(path, { headers: { range: 'bytes=100-199' } });
  expect([part.status, await part.text()]).toEqual([206, content.slice(100, 200)]);
  const log = await (await fetch(`${base}/builds/${id}/log?from=1&limit=2000`)).json();
  expect((log as { lines: { m: string }[] }).lines.filter(({ m }) => /^\d+$/.test(m))).toHaveLength(500);
  // Nothing of it lies in the directory.
  expect(await bench.store.stat((await bench.db.artifact.findFirstOrThrow()).sha256)).toBeUndefined();
  expect(await bench.db.blobClaim.count()).toBe(1);

  // Deleted for everybody at once; the file goes when whoever reads it had the time.
  expect((await fetch(`${base}/images/${build.imageId}`, { method: 'DELETE' })).status).toBe(204);
  expect((await fetch(path)).status).toBe(404);
  expect(await bench.db.unusedBlob.count()).toBe(1);
});
