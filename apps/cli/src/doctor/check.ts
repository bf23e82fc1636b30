import type { CliContext } from '../cli-context.ts';

/** `attention`: works, but something is slower, not possible or not there yet. `missing`: nothing is built without it. */
export type CheckState = 'ok' | 'attention' | 'missing';

export interface CheckResult {
  readonly state: CheckState;
  /** What was found, in one line. */
  readonly detail: string;
  /** The one command that mends it. */
  readonly command?: string;
}

export interface Check {
  readonly id: string;
  readonly title: string;
  readonly run: (context: CliContext) => Promise<CheckResult>;
}

export interface CheckedItem extends CheckResult {
  readonly id: string;
  readonly title: string;
}

/** Runs all checks at once. A check that throws is `attention`: it says nothing about the host. */
export async function runChecks(
  checks: readonly Check[],
  context: CliContext,
): Promise<readonly CheckedItem[]> {
  return Promise.all(
    checks.map(async ({ id, title, run }) => {
      const result = await run(context).catch(
        (error: unknown): CheckResult => ({
          state: 'attention',
          detail: `could not be checked: ${String(error)}`,
        }),
      );
      return { id, title, ...result };
    }),
  );
}
