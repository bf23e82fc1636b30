import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { inheritedVariables } from '../env.ts';
import { readCounts, type TestCounts } from './test-counts.ts';
import type { TestStep } from './test-steps.ts';

export interface StepOutcome {
  readonly step: TestStep;
  readonly good: boolean;
  readonly durationMs: number;
  readonly counts: TestCounts;
}

const KILL_AFTER_MS = 15_000;

/** Runs one program in a process group of its own, its output on our stderr. @returns its exit code */
async function runAttached(
  argv: readonly [string, ...string[]],
  cwd: string,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<number> {
  const [program, ...words] = argv;
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd,
      env: { ...inheritedVariables(), ...env },
      detached: true,
      stdio: ['ignore', 2, 2],
    });
    let killer: NodeJS.Timeout | undefined;
    const group = (name: NodeJS.Signals): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, name);
      } catch {
        // All of the group has ended already.
      }
    };
    const abort = (): void => {
      group('SIGTERM');
      killer = setTimeout(() => group('SIGKILL'), KILL_AFTER_MS);
    };
    const finish = (code: number): void => {
      clearTimeout(killer);
      signal.removeEventListener('abort', abort);
      resolve(code);
    };
    signal.addEventListener('abort', abort, { once: true });
    child.once('error', () => finish(127));
    child.once('close', (code) => finish(code ?? 128));
  });
}

/** A step that failed without a failed test (lint, a crash) counts as one, so that the last line never lies. */
function countsOf(good: boolean, reported: TestCounts | undefined): TestCounts {
  const counts = reported ?? { passed: 0, failed: 0, skipped: 0 };
  return good ? counts : { ...counts, failed: Math.max(1, counts.failed) };
}

/** Runs the programs of a step and reads its report. */
export async function runStep(step: TestStep, cwd: string, signal: AbortSignal): Promise<StepOutcome> {
  const startedAt = performance.now();
  if (step.report !== undefined) await rm(step.report.file, { force: true });
  let exitCode = 0;
  for (const argv of step.commands) {
    exitCode = signal.aborted ? 130 : await runAttached(argv, cwd, step.env, signal);
    if (exitCode !== 0) break;
  }
  const reported =
    step.report === undefined ? undefined : await readCounts(step.report.file, step.report.read);
  const good = exitCode === 0 && (step.report === undefined || reported !== undefined);
  return { step, good, durationMs: performance.now() - startedAt, counts: countsOf(good, reported) };
}
