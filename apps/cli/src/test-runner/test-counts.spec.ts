import { describe, expect, it } from 'vitest';
import { playwrightCounts, readCounts, vitestCounts } from './test-counts.ts';

const VITEST = {
  success: true,
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 1,
  numFailedTestSuites: 0,
};
const PLAYWRIGHT = { stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 2 }, errors: [] };

describe('vitestCounts', () => {
  it('counts tests', () => {
    expect(vitestCounts(VITEST)).toEqual({ passed: 7, failed: 0, skipped: 1 });
    expect(vitestCounts({ ...VITEST, success: false, numFailedTests: 2 }).failed).toBe(2);
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(vitestCounts({ ...VITEST, success: false, numFailedTestSuites: 1 }).failed).toBe(1);
    expect(vitestCounts({ ...VITEST, success: false }).failed).toBe(1);
  });
});

describe('playwrightCounts', () => {
  it('counts a flaky test as passed and an error outside tests as failed', () => {
    expect(playwrightCounts(PLAYWRIGHT)).toEqual({ passed: 4, failed: 0, skipped: 2 });
    expect(playwrightCounts({ ...PLAYWRIGHT, errors: [{ message: 'global setup' }] }).failed).toBe(1);
  });
});

describe('readCounts', () => {
  it('has nothing to tell without a report', async () => {
    expect(await readCounts('/nowhere/report.json', vitestCounts)).toBeUndefined();
  });
});
