import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { containersOf, isFinal, smallSpec, stageRuns, submit, waitForBuild } from '../fixtures/builds.ts';
import { e2eStack } from '../fixtures/e2e-stack.ts';

const run = promisify(execFile);

async function pidOf(dataDir: string, service: string): Promise<number> {
  const record = JSON.parse(await readFile(join(dataDir, 'run', `${service}.json`), 'utf8')) as {
    pid: number;
  };
  return record.pid;
}

test('a worker killed in mid-build is replaced and the build ends Ready', async () => {
  const stack = await e2eStack();
  const { body } = await submit(stack, smallSpec('worker-killed', { network: { hostname: 'killed' } }));
  await waitForBuild(stack, body.build.id, stageRuns);
  process.kill(await pidOf(stack.dataDir, 'worker'), 'SIGKILL');
  const build = await waitForBuild(stack, body.build.id, isFinal);
  expect(build.status).toBe('ready');
  expect(await containersOf(build.id)).toEqual([]);
});

test('builds that wait while Redis is wiped still run', async () => {
  const stack = await e2eStack();
  const first = await submit(stack, smallSpec('wiped-one', { network: { hostname: 'wiped-one' } }));
  const second = await submit(stack, smallSpec('wiped-two', { network: { hostname: 'wiped-two' } }));
  const state = JSON.parse(await readFile(join(stack.dataDir, 'stack.json'), 'utf8')) as {
    ports: { redis: number };
  };
  const password = (await readFile(join(stack.dataDir, 'secrets/redis-password'), 'utf8')).trim();
  await run('redis-cli', ['-p', String(state.ports.redis), 'FLUSHALL'], {
    env: { ...process.env, REDISCLI_AUTH: password },
  });
  for (const { body } of [first, second]) {
    expect((await waitForBuild(stack, body.build.id, isFinal)).status).toBe('ready');
  }
});
