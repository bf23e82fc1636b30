import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startThrowawayStack, type ThrowawayStack } from '../tests/stack/throwaway-stack.ts';

export interface BenchStack extends ThrowawayStack {
  readonly pids: { readonly web: number; readonly worker: number };
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
  const stack = await startThrowawayStack('bench');
  const { dataDir } = stack;
  return { ...stack, pids: { web: await pidOf(dataDir, 'web'), worker: await pidOf(dataDir, 'worker') } };
}
