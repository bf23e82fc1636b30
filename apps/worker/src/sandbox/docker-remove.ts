import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';
import { statusOf } from './docker-error.ts';

const TRIES = 50;
const PAUSE_MS = 100;

/** Repeats a removal while the engine says "in progress" or "in use"; gone already counts as done. */
async function removeFirmly(call: () => Promise<unknown>): Promise<boolean> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      await call();
      return true;
    } catch (thrown) {
      const status = statusOf(thrown);
      if (status === 404) return true;
      if (status !== 409) throw thrown;
    }
    await sleep(PAUSE_MS);
  }
  return false;
}

/** Kills and removes a container, and waits until it is really gone even when somebody else is removing it. */
export async function removeContainer(docker: Docker, name: string): Promise<void> {
  await removeFirmly(() => docker.getContainer(name).remove({ force: true }));
}

/** Removes a volume. One that stays in use for seconds is left to the reaper. */
export async function removeVolume(docker: Docker, name: string): Promise<void> {
  await removeFirmly(() => docker.getVolume(name).remove());
}
