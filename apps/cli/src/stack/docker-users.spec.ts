import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDockerUser, dockerIsUnused } from './docker-users.ts';
import { processIdentity } from './process-identity.ts';
import { removeRecord, writeRecord } from './process-record.ts';
import { stackPaths } from './stack-paths.ts';

let parent = '';
let machine = '';
let other: ChildProcess;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'bw-users-'));
  machine = join(parent, 'machine');
  other = spawn('sleep', ['600'], { stdio: 'ignore' });
});
afterEach(async () => {
  other.kill('SIGKILL');
  await rm(parent, { recursive: true, force: true });
});

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

/** What `addDockerUser` writes, by a process other than this one. */
async function addOther(dataDir: string): Promise<void> {
  const pid = other.pid ?? 0;
  const directory = join(machine, 'docker-users');
  await mkdir(directory, { recursive: true });
  const user = { pid, identity: await processIdentity(pid), dataDir };
  await writeFile(join(directory, `${pid}.json`), JSON.stringify(user));
}

describe('dockerIsUnused', () => {
  it('leaves the engine to a stack that runs, whoever started it', async () => {
    const dataDir = await runningStack('one');
    await addDockerUser(machine, dataDir);
    expect(await dockerIsUnused(machine)).toBe(false);
    await removeRecord(stackPaths(dataDir).run, 'postgres');
    expect(await dockerIsUnused(machine)).toBe(true);
    expect(await readdir(join(machine, 'docker-users'))).toEqual([]);
  });

  it('leaves the engine to a process that runs without a stack, as a test run does', async () => {
    await addOther(join(parent, 'no-stack'));
    await addDockerUser(machine, join(parent, 'mine'));
    expect(await dockerIsUnused(machine)).toBe(false);
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(await dockerIsUnused(machine)).toBe(true);
  });

  it('does not count a stack that was removed, nor a file that can’t be read', async () => {
    await addDockerUser(machine, join(parent, 'gone'));
    await writeFile(join(machine, 'docker-users/77'), 'not JSON');
    expect(await dockerIsUnused(machine)).toBe(true);
  });

  it('needs no list', async () => {
    expect(await dockerIsUnused(join(parent, 'nothing'))).toBe(true);
  });
});
