import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processIdentity } from './process-identity.ts';
import { readRunningRecord, removeRecord, writeRecord } from './process-record.ts';

let runDir = '';
beforeEach(async () => {
  runDir = await mkdtemp(join(tmpdir(), 'bw-record-'));
});
afterEach(() => rm(runDir, { recursive: true, force: true }));

function record(pid: number, identity: string) {
  return { name: 'web', pid, identity, command: 'x', logFile: '/x', startedAt: new Date().toISOString() };
}

describe('readRunningRecord', () => {
  it('finds a process that is the one recorded', async () => {
    const identity = (await processIdentity(process.pid)) ?? '';
    await writeRecord(runDir, record(process.pid, identity));
    expect((await readRunningRecord(runDir, 'web'))?.pid).toBe(process.pid);
    await removeRecord(runDir, 'web');
    expect(await readRunningRecord(runDir, 'web')).toBeUndefined();
  });

  it('does not take a process that got the same number later for ours', async () => {
    await writeRecord(runDir, record(process.pid, 'another-boot:123'));
    expect(await readRunningRecord(runDir, 'web')).toBeUndefined();
  });

  it('treats an absent or broken record as not running', async () => {
    expect(await readRunningRecord(runDir, 'nothing')).toBeUndefined();
  });
});
