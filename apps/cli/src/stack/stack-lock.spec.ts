import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processIdentity } from './process-identity.ts';
import { withStackLock } from './stack-lock.ts';

const { signal } = new AbortController();

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bw-lock-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe('withStackLock', () => {
  it('lets one in at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(20);
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withStackLock(dataDir, 10_000, signal, work)));
    expect(most).toBe(1);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('takes over from a process that is gone, also when its number is in use again', async () => {
    await writeFile(
      join(dataDir, 'stack.lock'),
      JSON.stringify({ pid: process.pid, identity: 'earlier-boot:1' }),
    );
    expect(await withStackLock(dataDir, 1000, signal, async () => 'done')).toBe('done');
  });

  it('names the process it waited for in vain', async () => {
    const holder = { pid: process.pid, identity: await processIdentity(process.pid) };
    await writeFile(join(dataDir, 'stack.lock'), JSON.stringify(holder));
    const waited = withStackLock(dataDir, 300, signal, async () => 'done');
    await expect(waited).rejects.toMatchObject({
      code: 'ENVIRONMENT_NOT_READY',
      message: expect.stringContaining(`process ${process.pid}`),
    });
  });

  it('is released when the work fails', async () => {
    await expect(withStackLock(dataDir, 1000, signal, () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    expect(await readdir(dataDir)).toEqual([]);
  });
});
