import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { formatDurationMs } from '@boardwright/core/units';
import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { prepareHost } from '../stack/prepare-host.ts';
import type { ServiceName } from '../stack/stop-stack.ts';
import { CHROMIUM_NEED, DTC_NEED, REDIS_NEED, S3_SERVER_NEED } from '../stack/system-packages.ts';
import { createStepPrinter } from '../terminal/step-printer.ts';
import { tableLines } from '../terminal/table.ts';
import { runStep, type StepOutcome } from '../test-runner/run-step.ts';
import { selectSteps, type TestStep, testSteps } from '../test-runner/test-steps.ts';
import { stopStarted } from './stop-started.ts';

export interface TestOptions {
  readonly only?: string;
  readonly failFast?: true;
}

async function prepare(context: CliContext, steps: readonly TestStep[]): Promise<readonly ServiceName[]> {
  if (!steps.some((step) => step.services)) return [];
  const { env, output, signal } = context;
  const browser = steps.some((step) => step.browser) ? [CHROMIUM_NEED] : [];
  const host = {
    env,
    signal,
    extraNeeds: [REDIS_NEED, DTC_NEED, S3_SERVER_NEED, ...browser],
  };
  return (await prepareHost(host, createStepPrinter(output))) ? ['docker'] : [];
}

function summaryRows(outcomes: readonly StepOutcome[], chosen: readonly TestStep[]): string[][] {
  const run = outcomes.map(({ step, good, durationMs, counts }) => {
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    const tests =
      step.report === undefined ? '' : `${counts.passed} passed, ${counts.failed} failed${skipped}`;
    return [step.title, good ? 'ok' : 'failed', formatDurationMs(durationMs), tests];
  });
  const left = chosen.slice(outcomes.length).map((step) => [step.title, 'not run', '', '']);
  return [...run, ...left];
}

/** `boardwright test` */
export async function test(context: CliContext, options: TestOptions): Promise<number> {
  const { env, output, signal } = context;
  const reports = join(env.root, 'test-results/reports');
  const chosen = selectSteps(testSteps(env.root, reports), options.only);
  await mkdir(reports, { recursive: true });
  const started = await prepare(context, chosen);
  const outcomes: StepOutcome[] = [];
  try {
    for (const step of chosen) {
      if (signal.aborted || (options.failFast === true && outcomes.some((outcome) => !outcome.good))) break;
      output.line(`\n${output.strong(step.title)}`);
      outcomes.push(await runStep(step, env.root, signal));
    }
  } finally {
    await stopStarted(context, started);
  }
  output.line();
  for (const line of tableLines(summaryRows(outcomes, chosen))) output.line(line);
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.counts.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.counts.failed, 0);
  output.result(`${passed} passed, ${failed} failed`);
  if (signal.aborted) return ExitCode.cancelled;
  return outcomes.every((outcome) => outcome.good) ? ExitCode.done : ExitCode.buildFailed;
}
