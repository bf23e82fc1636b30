import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OwnStack, startOwnStack } from '../tests/stack/own-stack.ts';

export interface BenchStack extends OwnStack {
  readonly pids: { readonly web: number; readonly worker: number };
  readonly remove: () => Promise<void>;
}

async function pidOf(dataDir: string, service: string): Promise<number> {
  const record = JSON.parse(await readFile(join(dataDir, 'run', `${service}.json`), 'utf8')) as {
    pid: number;
  };
  return record.pid;
}

/** Where the stack's own PostgreSQL and Redis are. */
export async function connections(stack: BenchStack): Promise<{ databaseUrl: string; redisUrl: string }> {
  const state = JSON.parse(await readFile(join(stack.dataDir, 'stack.json'), 'utf8')) as {
    ports: { postgres: number; redis: number };
  };
  const secret = async (name: string): Promise<string> =>
    (await readFile(join(stack.dataDir, 'secrets', name), 'utf8')).trim();
  const [postgres, redis] = await Promise.all([secret('postgres-password'), secret('redis-password')]);
  return {
    databaseUrl: `postgresql://boardwright:${postgres}@127.0.0.1:${state.ports.postgres}/boardwright`,
    redisUrl: `redis://:${redis}@127.0.0.1:${state.ports.redis}`,
  };
}

/** A stack with an empty database, store and caches, so that the first build is really cold. */
export async function startBenchStack(): Promise<BenchStack> {
  const dataDir = await mkdtemp(join(tmpdir(), 'boardwright-bench-'));
  const stack = await startOwnStack(dataDir);
  return {
    ...stack,
    pids: { web: await pidOf(dataDir, 'web'), worker: await pidOf(dataDir, 'worker') },
    remove: async () => {
      await stack.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
