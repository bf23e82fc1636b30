import { describe, expect, it } from 'vitest';
import { selectSteps, testSteps } from './test-steps.ts';

const steps = testSteps('/nowhere', '/tmp/reports');

describe('testSteps', () => {
  it('leaves end-to-end tests out where there are none', () => {
    expect(steps.map((step) => step.id)).toEqual(['lint', 'types', 'unit', 'integration']);
  });
});

describe('selectSteps', () => {
  it('keeps the order of the run, not that of the wish', () => {
    expect(selectSteps(steps, 'unit, lint').map((step) => step.id)).toEqual(['lint', 'unit']);
    expect(selectSteps(steps, undefined)).toBe(steps);
  });

  it('refuses a name it does not know', () => {
    expect(() => selectSteps(steps, 'unit,units')).toThrow('There is no test step units');
  });
});
