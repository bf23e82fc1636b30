import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDockerUser, removeDockerUser } from './docker-users.ts';
import { processIdentity } from './process-identity.ts';
import { writeRecord } from './process-record.ts';
import { stackPaths } from './stack-paths.ts';

let parent = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'bw-users-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

async function runningStack(name: string): Promise<string> {
  const dataDir = join(parent, name);
  const identity = (await processIdentity(process.pid)) ?? '';
  const facts = {
    pid: process.pid,
    identity,
    command: 'x',
    logFile: '/x',
    startedAt: new Date().toISOString(),
  };
  await writeRecord(stackPaths(dataDir).run, { name: 'postgres', ...facts });
  return dataDir;
}

describe('removeDockerUser', () => {
  it('leaves the engine to another stack that runs', async () => {
    const machine = join(parent, 'machine');
    await addDockerUser(machine, 'one', await runningStack('one'));
    await addDockerUser(machine, 'two', await runningStack('two'));
    expect(await removeDockerUser(machine, 'one')).toBe(false);
    expect(await removeDockerUser(machine, 'two')).toBe(true);
  });

  it('does not count a stack that was killed or removed', async () => {
    const machine = join(parent, 'machine');
    await addDockerUser(machine, 'gone', join(parent, 'gone'));
    expect(await removeDockerUser(machine, 'one')).toBe(true);
  });

  it('needs no list', async () => {
    expect(await removeDockerUser(join(parent, 'nothing'), 'one')).toBe(true);
  });
});
