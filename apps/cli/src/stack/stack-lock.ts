import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@boardwright/core/app-error';
import { processIdentity } from './process-identity.ts';

interface Holder {
  readonly pid: number;
  readonly identity: string;
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

async function tryLock(file: string): Promise<boolean> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify({ pid: process.pid, identity: await processIdentity(process.pid) }));
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(draft, { force: true });
  }
}

async function isGone(holder: Holder | undefined): Promise<boolean> {
  return holder === undefined || (await processIdentity(holder.pid)) !== holder.identity;
}

/**
 * Removes a lock whose holder is gone. Two who find it at once must not remove the lock the first of them then makes,
 * so it is moved aside, looked at again, and put back when it is somebody's after all.
 */
async function removeStale(file: string): Promise<void> {
  const aside = `${file}.${process.pid}.stale`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if (!(await isGone(await readHolder(aside)))) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

/**
 * Does something with a data directory while no other process starts or stops services in it. A lock left by a
 * process that is gone is taken over.
 *
 * @throws AppError ENVIRONMENT_NOT_READY when another process holds it for longer than `timeoutMs`
 */
export async function withStackLock<T>(
  dataDir: string,
  timeoutMs: number,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const file = join(dataDir, 'stack.lock');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const deadline = performance.now() + timeoutMs;
  while (!(await tryLock(file))) {
    signal.throwIfAborted();
    const holder = await readHolder(file);
    if (await isGone(holder)) {
      await removeStale(file);
    } else if (performance.now() > deadline) {
      throw new AppError(
        'ENVIRONMENT_NOT_READY',
        `Another command (process ${holder?.pid}) is starting or stopping this stack.`,
        {
          details: { advice: 'Wait for it to end, then run this again.' },
        },
      );
    } else {
      await sleep(200);
    }
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}
