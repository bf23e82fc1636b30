import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import type { WorkerEnv } from '../env.ts';
import { REPOSITORY_ROOT } from './test-bench.ts';

/** A worker in a process of its own. */
export interface WorkerProcess {
  readonly pid: number;
  readonly kill: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>;
}

/**
 * Starts `tiny-worker-main.ts` with the settings of a bench.
 *
 * @param variables - further ones
 */
export function spawnWorker(
  env: WorkerEnv,
  main = 'apps/worker/src/testing/tiny-worker-main.ts',
  variables: Readonly<Record<string, string>> = {},
): WorkerProcess {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', main], {
    cwd: REPOSITORY_ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      DATABASE_URL: env.databaseUrl,
      REDIS_URL: env.redisUrl,
      BOARDWRIGHT_ROOT: env.root,
      BOARDWRIGHT_DATA_DIR: dirname(env.storeTemporary),
      BOARDWRIGHT_SCRUB_MIB: String(env.scrubMaxBytes),
      BOARDWRIGHT_INSTANCE: env.instance,
      BOARDWRIGHT_MIN_FREE_MIB: '0',
      ...(env.dockerSocket === undefined ? {} : { BOARDWRIGHT_DOCKER_SOCKET: env.dockerSocket }),
      LOG_LEVEL: env.logLevel,
      WORKER_CONCURRENCY: String(env.concurrency),
      WORKER_HEARTBEAT_MS: String(env.heartbeatMs),
      WORKER_STALE_MS: String(env.staleMs),
      WORKER_RECONCILE_MS: String(env.reconcileMs),
      WORKER_RETRY_BASE_MS: String(env.retryBaseMs),
      ...(env.scratchTmpfsMiB === undefined
        ? {}
        : { BOARDWRIGHT_SCRATCH_TMPFS_MIB: String(env.scratchTmpfsMiB) }),
      ...variables,
    },
  });
  return {
    pid: child.pid ?? 0,
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}
