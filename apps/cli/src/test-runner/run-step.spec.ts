import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runStep } from './run-step.ts';
import { vitestCounts } from './test-counts.ts';
import type { TestStep } from './test-steps.ts';

const { signal } = new AbortController();
const STEP: TestStep = {
  id: 'lint',
  title: 'Step',
  commands: [['true']],
  env: {},
  services: false,
  browser: false,
};

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bw-step-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('runStep', () => {
  it('is good when all programs end well', async () => {
    expect(await runStep(STEP, directory, signal)).toMatchObject({
      good: true,
      counts: { passed: 0, failed: 0 },
    });
  });

  it('counts a program that fails as one failure and runs none after it', async () => {
    const marker = join(directory, 'ran');
    const outcome = await runStep({ ...STEP, commands: [['false'], ['touch', marker]] }, directory, signal);
    expect(outcome).toMatchObject({ good: false, counts: { failed: 1 } });
    const after = await runStep({ ...STEP, commands: [['test', '-e', marker]] }, directory, signal);
    expect(after.good).toBe(false);
  });

  it('is not good without the report it should have written', async () => {
    const report = { file: join(directory, 'report.json'), read: vitestCounts };
    expect(await runStep({ ...STEP, report }, directory, signal)).toMatchObject({
      good: false,
      counts: { failed: 1 },
    });
  });

  it('ends its programs when interrupted', async () => {
    const controller = new AbortController();
    const running = runStep({ ...STEP, commands: [['sleep', '60']] }, directory, controller.signal);
    setTimeout(() => controller.abort(), 50);
    expect((await running).good).toBe(false);
  });
});
