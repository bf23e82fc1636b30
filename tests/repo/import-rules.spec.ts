import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './tracked-files.ts';

const TIMEOUT_MS = 120_000;

it('holds the import rules of .dependency-cruiser.cjs', { timeout: TIMEOUT_MS }, () => {
  const words = ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'apps', 'packages'];
  const run = spawnSync(join(ROOT, 'node_modules/.bin/depcruise'), words, {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
  });
  expect(run.status, run.stdout + run.stderr).toBe(0);
});
