import { AppError } from '@boardwright/core/app-error';
import { describe, expect, it } from 'vitest';
import { decideOutcome } from './decide-outcome.ts';
import { failureError, inStage } from './failure.ts';
import { stopReason } from './stop-reason.ts';

const timing = { heartbeatMs: 1, retryBaseMs: 5000, sandboxPauseMs: 2000 };

describe('decideOutcome', () => {
  it('tries transient failures again, later each time, at most three times', () => {
    const error = new AppError('MIRROR_UNAVAILABLE', 'no answer');
    expect(decideOutcome(error, 1, timing)).toMatchObject({
      kind: 'requeue',
      delayMs: 5000,
      uncounted: false,
    });
    expect(decideOutcome(error, 2, timing)).toMatchObject({ kind: 'requeue', delayMs: 15_000 });
    expect(decideOutcome(error, 3, timing)).toMatchObject({
      kind: 'failed',
      failure: { code: 'MIRROR_UNAVAILABLE' },
    });
  });

  it('never tries again what would fail the same way', () => {
    expect(decideOutcome(new AppError('BUILD_RECIPE_FAILED', 'x'), 1, timing).kind).toBe('failed');
    expect(decideOutcome(new AppError('OUT_OF_MEMORY', 'x'), 1, timing).kind).toBe('failed');
  });

  it('waits for a lost sandbox and gives up after five attempts', () => {
    const error = inStage(new AppError('SANDBOX_LOST', 'gone'), 'base');
    expect(decideOutcome(error, 4, timing)).toMatchObject({ kind: 'requeue', delayMs: 2000 });
    expect(decideOutcome(error, 5, timing)).toMatchObject({ kind: 'failed', failure: { stage: 'base' } });
  });

  it('gives a build back uncounted on shutdown, and knows cancel from loss', () => {
    expect(decideOutcome(stopReason('shutdown'), 5, timing)).toMatchObject({
      kind: 'requeue',
      uncounted: true,
    });
    expect(decideOutcome(stopReason('cancelled'), 1, timing)).toEqual({ kind: 'cancelled' });
    expect(decideOutcome(stopReason('lost'), 1, timing)).toEqual({ kind: 'lost' });
  });

  it('keeps the words of a classified failure', () => {
    const failure = {
      code: 'PACKAGE_UNKNOWN',
      stage: 'packages',
      message: 'No package x',
      advice: 'Remove it',
    } as const;
    expect(decideOutcome(inStage(failureError(failure), 'other'), 1, timing)).toEqual({
      kind: 'failed',
      failure,
    });
  });
});
