import { readFile } from 'node:fs/promises';
import { z } from 'zod';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const VitestReport = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numFailedTestSuites: z.number(),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()).default([]),
});

/** Counts of a vitest JSON report. A file that could not be loaded has no failed test, but is a failure. */
export function vitestCounts(report: unknown): TestCounts {
  const { success, numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } =
    VitestReport.parse(report);
  const failed = numFailedTests > 0 || success ? numFailedTests : Math.max(1, numFailedTestSuites);
  return { passed: numPassedTests, failed, skipped: numPendingTests };
}

/** Counts of a Playwright JSON report. A flaky test passed in the end; errors outside tests are failures. */
export function playwrightCounts(report: unknown): TestCounts {
  const { stats, errors } = PlaywrightReport.parse(report);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/** Reads a report; undefined when there is none, as when the runner did not get so far as to write it. */
export async function readCounts(
  file: string,
  read: (report: unknown) => TestCounts,
): Promise<TestCounts | undefined> {
  try {
    return read(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}
