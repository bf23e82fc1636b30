import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@boardwright/core/app-error';
import { playwrightCounts, type TestCounts, vitestCounts } from './test-counts.ts';

export const STEP_IDS = ['lint', 'types', 'unit', 'integration', 'e2e'] as const;
export type StepId = (typeof STEP_IDS)[number];

type Argv = readonly [string, ...string[]];

export interface TestStep {
  readonly id: StepId;
  readonly title: string;
  /** Run one after the other; the step ends at the first that fails. */
  readonly commands: readonly Argv[];
  readonly env: Readonly<Record<string, string>>;
  /** JSON report the last command writes, and how to read it; undefined for steps without tests. */
  readonly report?: { readonly file: string; readonly read: (report: unknown) => TestCounts };
  /** Needs the Docker engine and Redis' program. */
  readonly services: boolean;
  readonly browser: boolean;
}

const PLAYWRIGHT_CONFIG = 'e2e/playwright.config.ts';

function vitestStep(root: string, reports: string, id: 'unit' | 'integration', title: string): TestStep {
  const file = join(reports, `${id}.json`);
  const vitest = join(root, 'node_modules/.bin/vitest');
  return {
    id,
    title,
    commands: [
      [vitest, 'run', '--project', id, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    ],
    env: {},
    report: { file, read: vitestCounts },
    services: id === 'integration',
    browser: false,
  };
}

/**
 * The steps of a test run, in order.
 *
 * @param reports - directory for the JSON reports
 */
export function testSteps(root: string, reports: string): readonly TestStep[] {
  const bin = (name: string): string => join(root, 'node_modules/.bin', name);
  const plain = { env: {}, services: false, browser: false };
  const steps: TestStep[] = [
    {
      ...plain,
      id: 'lint',
      title: 'Lint and import rules',
      commands: [
        [bin('biome'), 'check', '.'],
        [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'apps', 'packages'],
      ],
    },
    {
      ...plain,
      id: 'types',
      title: 'Type check',
      commands: [
        [bin('turbo'), 'run', 'typecheck', '--output-logs=errors-only', '--env-mode=loose'],
        // Beside the workspaces
        ...['tests', 'e2e', 'bench']
          .filter((directory) => existsSync(join(root, directory, 'tsconfig.json')))
          .map((directory): Argv => [bin('tsc'), '--noEmit', '-p', directory]),
      ],
      env: { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
    },
    vitestStep(root, reports, 'unit', 'Unit tests'),
    vitestStep(root, reports, 'integration', 'Integration tests'),
  ];
  if (!existsSync(join(root, PLAYWRIGHT_CONFIG))) return steps;
  const file = join(reports, 'e2e.json');
  const e2e: TestStep = {
    id: 'e2e',
    title: 'End-to-end tests',
    commands: [[bin('playwright'), 'test', '--config', PLAYWRIGHT_CONFIG]],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    report: { file, read: playwrightCounts },
    services: true,
    browser: true,
  };
  return [...steps, e2e];
}

/**
 * The steps a person asked for.
 *
 * @param only - comma-separated ids; undefined means all
 * @throws AppError BAD_REQUEST naming what there is
 */
export function selectSteps(steps: readonly TestStep[], only: string | undefined): readonly TestStep[] {
  if (only === undefined) return steps;
  const wanted = only.split(',').map((id) => id.trim());
  const unknown = wanted.filter((id) => !STEP_IDS.some((known) => known === id));
  if (unknown.length > 0)
    throw new AppError(
      'BAD_REQUEST',
      `There is no test step ${unknown.join(', ')}. There are: ${STEP_IDS.join(', ')}.`,
    );
  return steps.filter((step) => wanted.includes(step.id));
}
