import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepRunning, restartPauseMs } from './keeper.ts';
import { processIdentity } from './process-identity.ts';
import { readRunningRecord } from './process-record.ts';

let runDir = '';
beforeEach(async () => {
  runDir = await mkdtemp(join(tmpdir(), 'bw-keeper-'));
});
afterEach(() => rm(runDir, { recursive: true, force: true }));

describe('restartPauseMs', () => {
  it('doubles up to half a minute', () => {
    expect([1, 2, 3, 7, 50].map(restartPauseMs)).toEqual([500, 1000, 2000, 30_000, 30_000]);
  });
});

describe('keepRunning', () => {
  it('starts a killed program again and leaves none behind at the end', async () => {
    const controller = new AbortController();
    const reports: string[] = [];
    const logFile = join(runDir, 'program.log');
    const kept = keepRunning(
      {
        name: 'program',
        argv: ['/bin/sh', '-c', 'echo started; exec sleep 60'],
        cwd: runDir,
        env: {},
        logFile,
      },
      {
        runDir,
        signal: controller.signal,
        isRunning: async (record) => (await processIdentity(record.pid)) === record.identity,
        report: (text) => reports.push(text),
      },
    );
    const first = await expect
      .poll(() => readRunningRecord(runDir, 'program'), { timeout: 5000 })
      .toBeDefined()
      .then(() => readRunningRecord(runDir, 'program'));
    process.kill(first?.pid ?? 0, 'SIGKILL');
    await expect
      .poll(async () => (await readRunningRecord(runDir, 'program'))?.pid ?? first?.pid, { timeout: 5000 })
      .not.toBe(first?.pid);
    const second = await readRunningRecord(runDir, 'program');
    controller.abort();
    await kept;
    expect(await processIdentity(second?.pid ?? 0)).toBeUndefined();
    expect(reports).toEqual(['program ended; it is started again in 500 ms']);
    expect((await readFile(logFile, 'utf8')).trim().split('\n')).toEqual(['started', 'started']);
  });
});
