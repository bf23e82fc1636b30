import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDockerSandbox } from '../../apps/worker/src/sandbox/docker.ts';
import { type OwnStack, startOwnStack } from './own-stack.ts';

export interface ThrowawayStack extends OwnStack {
  /** Stops the stack and removes its data and all it has on the engine. No build may be running. */
  readonly remove: () => Promise<void>;
}

/**
 * A stack with an empty database, store and caches: its directory is new, so that nothing an earlier run left on the engine, such as
 * a cache of packages, is its own.
 *
 * @param purpose - a word for the directory's name
 */
export async function startThrowawayStack(
  purpose: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<ThrowawayStack> {
  const dataDir = await mkdtemp(join(tmpdir(), `boardwright-${purpose}-`));
  const stack = await startOwnStack(dataDir, extra);
  return {
    ...stack,
    remove: async () => {
      // Before the stop, which may stop the engine too.
      await createDockerSandbox({ instance: stack.instance }).purge();
      await stack.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
