import { randomBytes } from 'node:crypto';
import { openStore } from '@boardwright/artifacts/open-store';
import { createLogger, type Logger } from '@boardwright/core/logger';
import { createDb } from '@boardwright/db/client';
import { forgetWorker, reportWorker } from '@boardwright/db/worker/worker-rows';
import { BuildImageJob, type BuildImagePayload, buildChannels } from '@boardwright/jobs/build-image';
import { openBuildQueue } from '@boardwright/jobs/build-queue';
import { connectLiveRedis, connectQueueRedis } from '@boardwright/jobs/redis';
import { DelayedError, type Job, Worker } from 'bullmq';
import type { BuildDeps } from './build/deps.ts';
import { handleBuild } from './build/handle-build.ts';
import { createRunningBuilds } from './build/running-builds.ts';
import type { WorkerEnv } from './env.ts';
import { expireImages } from './keep/expire-images.ts';
import { reap } from './keep/reap.ts';
import { reconcile } from './keep/reconcile.ts';
import { repeat } from './keep/repeat.ts';
import { careForStore } from './keep/store-care.ts';
import { indexRequestedPackages, renewOutdatedIndexes } from './package-index/index-packages.ts';
import { createDockerSandbox } from './sandbox/docker.ts';
import { COURIER_TIMING, type Courier, createCourier } from './webhooks/courier.ts';

/** Job locks must be gone before a lost worker's builds are put back on the queue. */
const LOCK_MS = 10_000;
const REAP_MS = 60_000;
const SANDBOX_PAUSE_MS = 2000;
const INDEX_MS = 2000;
const STORE_CARE_MS = 60_000;
const WEBHOOK_MS = 1000;
const FORGET_MS = 60 * 60 * 1000;
const EXPIRE_MS = 60 * 60 * 1000;

/** What is fixed at start: which engines there are and how images are proven. Tests put in their own. */
export type Composer = Pick<BuildDeps, 'resolveSpec' | 'engineFor' | 'prove'>;

export interface RunningWorker {
  readonly id: string;
  /** Hands running builds back to the queue, removes their containers and closes every connection. */
  readonly close: () => Promise<void>;
}

function utcDate(): string {
  return new Date().toISOString().slice(0, 10);
}

function createDeps(env: WorkerEnv, composer: Composer, logger: Logger, workerId: string): BuildDeps {
  return {
    ...composer,
    db: createDb(env.databaseUrl, { maxConnections: 4 + 2 * env.concurrency }),
    store: openStore(env.store, env.storeTemporary),
    sandbox: createDockerSandbox({
      instance: env.instance,
      scratchTmpfsMiB: env.scratchTmpfsMiB,
      socketPath: env.dockerSocket,
    }),
    redis: connectLiveRedis(env.redisUrl),
    logger,
    workerId,
    root: env.root,
    mirror: env.mirror,
    buildrootSite: env.buildrootSite,
    yoctoSite: env.yoctoSite,
    today: utcDate,
    minFreeBytes: env.minFreeBytes,
    cacheMaxBytes: env.cacheMaxBytes,
    timing: {
      heartbeatMs: env.heartbeatMs,
      retryBaseMs: env.retryBaseMs,
      sandboxPauseMs: SANDBOX_PAUSE_MS,
    },
  };
}

function openCourier(env: WorkerEnv, { db, logger }: BuildDeps): Courier | undefined {
  if (env.serverSecret === undefined) {
    logger.warn('BOARDWRIGHT_SECRET is not set: this worker sends no webhooks');
    return undefined;
  }
  return createCourier({
    db,
    logger,
    serverSecret: env.serverSecret,
    publicUrl: env.publicUrl,
    allowPrivate: env.webhookAllowPrivate,
    timing: COURIER_TIMING,
  });
}

/** Starts taking builds from the queue. Resolves when the worker is ready. */
export async function startWorker(env: WorkerEnv, composer: Composer): Promise<RunningWorker> {
  const logger = createLogger('worker', env.logLevel);
  const id = `${env.host.slice(0, 40)}-${process.pid}-${randomBytes(3).toString('hex')}`;
  const deps = createDeps(env, composer, logger, id);
  const running = createRunningBuilds();
  const subscriber = connectQueueRedis(env.redisUrl);
  const queueRedis = connectQueueRedis(env.redisUrl);
  const workerRedis = connectQueueRedis(env.redisUrl);
  for (const redis of [deps.redis, subscriber, queueRedis, workerRedis]) {
    redis.on('error', (err) => logger.debug({ err }, 'redis connection'));
  }
  const queue = openBuildQueue(queueRedis);
  queue.on('error', (err) => logger.debug({ err }, 'queue connection'));

  subscriber.on('message', (_channel, buildId) => running.stop(buildId, 'cancelled'));
  void subscriber.subscribe(buildChannels.cancel).catch(() => undefined);

  async function processJob(job: Job<BuildImagePayload, void, string>, token?: string): Promise<void> {
    const { buildId } = BuildImageJob.payload.parse(job.data);
    const next = await handleBuild(deps, buildId, running);
    if (next === undefined) return;
    await job.moveToDelayed(Date.now() + next.delayMs, token);
    throw new DelayedError();
  }

  await reportWorker(deps.db, { id, host: env.host, concurrency: env.concurrency, running: 0 });
  await reap(deps).catch((err: unknown) => logger.warn({ err }, 'could not look for orphans'));
  const worker = new Worker<BuildImagePayload, void, string>(BuildImageJob.queue, processJob, {
    connection: workerRedis,
    concurrency: env.concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: LOCK_MS,
    maxStalledCount: 1000,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
  });
  worker.on('error', (err) => logger.debug({ err }, 'queue worker'));
  worker.on('failed', (job, err) => logger.error({ err, buildId: job?.id }, 'handling a build broke'));

  await renewOutdatedIndexes(deps).catch((err: unknown) =>
    logger.warn({ err }, 'could not look for outdated indexes'),
  );
  const stopping = new AbortController();
  const courier = openCourier(env, deps);
  const chores = [
    repeat(env.heartbeatMs, logger, 'worker heartbeat', () =>
      reportWorker(deps.db, { id, host: env.host, concurrency: env.concurrency, running: running.count() }),
    ),
    repeat(env.reconcileMs, logger, 'reconcile', () => reconcile(deps, queue, env.staleMs)),
    repeat(REAP_MS, logger, 'reap', async () => void (await reap(deps))),
    repeat(INDEX_MS, logger, 'package index', async () => {
      await indexRequestedPackages(deps, env.staleMs, stopping.signal);
    }),
    repeat(STORE_CARE_MS, logger, 'store care', () => careForStore(deps, env, stopping.signal)),
    ...(courier === undefined
      ? []
      : [
          repeat(WEBHOOK_MS, logger, 'webhooks', courier.sendDue),
          repeat(FORGET_MS, logger, 'old webhook messages', courier.forgetOld),
        ]),
    repeat(EXPIRE_MS, logger, 'retention', async () => void (await expireImages(deps, stopping.signal))),
  ];
  logger.info({ workerId: id, concurrency: env.concurrency, instance: env.instance }, 'worker ready');

  async function close(): Promise<void> {
    stopping.abort();
    for (const chore of chores) await chore.stop();
    running.stopAll('shutdown');
    await worker.close();
    await queue.close();
    // What ended just now is told by another worker, or this one when it is back.
    await courier?.settled();
    await forgetWorker(deps.db, id).catch(() => undefined);
    for (const redis of [subscriber, queueRedis, workerRedis, deps.redis]) redis.disconnect();
    await deps.db.$disconnect();
  }

  return { id, close };
}
