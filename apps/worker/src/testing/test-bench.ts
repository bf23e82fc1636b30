import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ArtifactStore } from '@boardwright/artifacts/artifact-store';
import { createLocalStore } from '@boardwright/artifacts/local-store';
import { hashOf } from '@boardwright/core/canonical-json';
import { type BuildRow, findBuild, insertBuild } from '@boardwright/db/build-repository';
import { createDb, type Db } from '@boardwright/db/client';
import { newId } from '@boardwright/db/new-id';
import { type BuildQueue, openBuildQueue } from '@boardwright/jobs/build-queue';
import { enqueueBuild } from '@boardwright/jobs/enqueue-build';
import { connectQueueRedis } from '@boardwright/jobs/redis';
import type { Redis } from 'ioredis';
import { startServices, type TestServices } from '../../../../tests/services/start-services.ts';
import type { WorkerEnv } from '../env.ts';
import { createDockerSandbox } from '../sandbox/docker.ts';
import type { BuildSandbox } from '../sandbox/types.ts';
import type { TinySpec } from './tiny-engine.ts';

export const REPOSITORY_ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const TEAM = 'tteam';

/** Real services and what tests do with builds. */
export interface TestBench {
  readonly services: TestServices;
  readonly db: Db;
  readonly redis: Redis;
  readonly queue: BuildQueue;
  readonly store: ArtifactStore;
  readonly sandbox: BuildSandbox;
  readonly env: WorkerEnv;
  readonly addBuild: (spec: TinySpec, options?: { readonly enqueue?: boolean }) => Promise<string>;
  readonly build: (id: string) => Promise<BuildRow>;
  /** Waits until the build's row satisfies the condition. */
  readonly until: (
    id: string,
    condition: (build: BuildRow) => boolean,
    timeoutMs?: number,
  ) => Promise<BuildRow>;
  /** Names of containers and volumes that belong to builds and are not sealed. */
  readonly leftovers: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

export function isOver(build: BuildRow): boolean {
  return build.status === 'ready' || build.status === 'failed' || build.status === 'cancelled';
}

/**
 * Starts PostgreSQL and Redis and an instance of its own on the Docker engine.
 *
 * @param dockerSocket - of a private engine; unset: the usual one
 */
export async function openTestBench(dockerSocket?: string): Promise<TestBench> {
  const services = await startServices();
  const instance = `t${randomBytes(4).toString('hex')}`;
  const db = createDb(services.databaseUrl);
  const redis = connectQueueRedis(services.redisUrl);
  redis.on('error', () => undefined);
  const queue = openBuildQueue(redis);
  queue.on('error', () => undefined);
  const sandbox = createDockerSandbox({ instance, socketPath: dockerSocket });
  const storeDirectory = join(services.directory, 'store');
  const store = createLocalStore(storeDirectory);
  await db.organization.create({ data: { id: TEAM, name: 'Team', slug: 'team' } });

  async function addBuild(spec: TinySpec, options: { readonly enqueue?: boolean } = {}): Promise<string> {
    const id = newId('b');
    const hash = hashOf([id, spec]);
    const names = { name: 'tiny', board: 'qemu-x86_64', engine: 'tiny', release: 'trixie' };
    const hashes = { specHash: hash, planHash: hash, spec, resolved: {} };
    const none = { createdById: null, retryOfId: null, estimatedMs: null, finished: null, fresh: false };
    await insertBuild(db, { id, teamId: TEAM, ...names, ...hashes, ...none, createdAt: new Date() });
    if (options.enqueue !== false) await enqueueBuild(queue, id);
    return id;
  }

  async function build(id: string): Promise<BuildRow> {
    const row = await findBuild(db, TEAM, id);
    if (row === null) throw new Error(`no build ${id}`);
    return row;
  }

  async function until(
    id: string,
    condition: (row: BuildRow) => boolean,
    timeoutMs = 60_000,
  ): Promise<BuildRow> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const row = await build(id);
      if (condition(row)) return row;
      if (Date.now() > end) throw new Error(`build ${id} is still ${row.status} after ${timeoutMs} ms`);
      await sleep(50);
    }
  }

  async function leftovers(): Promise<readonly string[]> {
    const sealed = await db.stageCache.findMany();
    const kept = new Set(sealed.flatMap((row) => [...(row.layers as string[]), row.outVolume]));
    const all = await sandbox.listPossessions();
    return all.filter((one) => one.owner !== undefined && !kept.has(one.name)).map((one) => one.name);
  }

  async function stop(): Promise<void> {
    await sandbox.purge();
    await queue.close();
    redis.disconnect();
    await db.$disconnect();
    await services.stop();
  }

  const env: WorkerEnv = {
    databaseUrl: services.databaseUrl,
    redisUrl: services.redisUrl,
    root: REPOSITORY_ROOT,
    store: { kind: 'local', directory: storeDirectory },
    storeTemporary: join(services.directory, 'store-spool'),
    scrubMaxBytes: 0,
    scrubEveryMs: 0,
    secretsDirectory: join(services.directory, 'secrets'),
    publicUrl: 'http://127.0.0.1:3300',
    serverSecret: 'a secret of the tests, 32 or more',
    webhookAllowPrivate: true,
    mirror: undefined,
    buildrootSite: {
      gitUrl: undefined,
      primarySite: undefined,
      primarySiteOnly: false,
      fragmentsDirectory: undefined,
      downloadsMaxMiB: undefined,
    },
    yoctoSite: {
      gitMirror: undefined,
      sourceMirror: undefined,
      sstateMirror: undefined,
      hashServer: undefined,
    },
    instance,
    dockerSocket,
    concurrency: 2,
    logLevel: 'error',
    host: hostname(),
    minFreeBytes: 0,
    cacheMaxBytes: 1e12,
    scratchTmpfsMiB: undefined,
    heartbeatMs: 500,
    staleMs: 3000,
    reconcileMs: 500,
    retryBaseMs: 100,
  };
  return { services, db, redis, queue, store, sandbox, env, addBuild, build, until, leftovers, stop };
}
