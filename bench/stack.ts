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
