import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { waitForOtherEngine } from './other-engine.ts';

let work: string;
let engine: ChildProcess | undefined;

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'bw-engine-'));
});
afterEach(() => {
  engine?.kill('SIGKILL');
  rmSync(work, { recursive: true, force: true });
});

/** A process that looks like an engine, with its pid file. */
async function startEngine(): Promise<ChildProcess> {
  const program = join(work, 'an-engine');
  symlinkSync('/bin/sleep', program);
  engine = spawn(program, ['60'], { stdio: 'ignore' });
  await new Promise((resolve) => engine?.once('spawn', resolve));
  writeFileSync(join(work, 'pid'), `${engine.pid}`);
  return engine;
}

const wait = (answers: () => boolean, timeoutMs = 5000) =>
  waitForOtherEngine({
    pidFile: join(work, 'pid'),
    program: 'an-engine',
    answers: async () => answers(),
    timeoutMs,
    signal: new AbortController().signal,
  });

it('says that there is no engine', async () => {
  expect(await wait(() => false)).toBe('gone');
});

it('waits for one that is starting', async () => {
  await startEngine();
  let asked = 0;
  expect(await wait(() => ++asked > 1)).toBe('answers');
});

it('does not go on waiting for one that was stopping', async () => {
  const started = await startEngine();
  const waited = wait(() => false, 60_000);
  started.kill('SIGTERM');
  expect(await waited).toBe('gone');
});

it('gives up on one that lives and stays silent', async () => {
  await startEngine();
  expect(await wait(() => false, 300)).toBe('silent');
});

it("takes a pid file that names another program for nobody's", async () => {
  writeFileSync(join(work, 'pid'), `${process.pid}`);
  expect(await wait(() => false)).toBe('gone');
});
