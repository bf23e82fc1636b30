import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { parseProcessStat, processIdentity } from './process-identity.ts';

const FIELDS = Array.from({ length: 49 }, (_, index) => String(index + 4)).join(' ');

describe('parseProcessStat', () => {
  it('reads state and start time behind a command with spaces and parentheses', () => {
    expect(parseProcessStat(`42 (a) b (c)) S ${FIELDS}\n`)).toEqual({ state: 'S', startTicks: '22' });
  });

  it('gives nothing for text that is no stat file', () => {
    expect(parseProcessStat('')).toBeUndefined();
    expect(parseProcessStat('42 (short) S 1 2')).toBeUndefined();
  });
});

describe('processIdentity', () => {
  it('stays the same while a process runs and is gone with it', async () => {
    const child = spawn('sleep', ['30']);
    const pid = child.pid ?? 0;
    const identity = await processIdentity(pid);
    expect(identity).toMatch(/^[0-9a-f-]{36}:\d+$/);
    expect(await processIdentity(pid)).toBe(identity);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await processIdentity(pid)).toBeUndefined();
  });

  it('differs between two processes', async () => {
    expect(await processIdentity(process.pid)).not.toBe(await processIdentity(1));
  });
});
