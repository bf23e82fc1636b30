import { describe, expect, it } from 'vitest';
import { afterAttempt, PAUSES_MS } from './next-attempt.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const REFUSED = { status: 500, error: 'The receiver answered 500.' };

function waitMs(tries: number, random = 0, retryAfterMs?: number): number {
  const outcome = afterAttempt({ attempt: REFUSED, tries, retryAfterMs }, NOW, random);
  return outcome.state === 'pending' ? outcome.nextAttemptAt.getTime() - NOW.getTime() : -1;
}

describe('an attempt', () => {
  it('that was taken ends it', () => {
    expect(afterAttempt({ attempt: { status: 204, error: null }, tries: 1 }, NOW, 0)).toEqual({
      state: 'delivered',
    });
  });

  it('that failed is followed by ten altogether over nearly a day, ever further apart', () => {
    const waits = Array.from({ length: 9 }, (_, index) => waitMs(index + 1));
    expect(waits).toEqual([...PAUSES_MS]);
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
    expect(waits.reduce((sum, one) => sum + one, 0) / 3_600_000).toBeCloseTo(22.7, 1);
    expect(afterAttempt({ attempt: REFUSED, tries: 10 }, NOW, 0)).toEqual({ state: 'failed' });
  });

  it('is followed a little later at random, never sooner', () => {
    expect(waitMs(1, 1)).toBe(6000);
    expect(waitMs(1, 0.5)).toBe(5500);
  });

  it('waits as long as the receiver asks, within reason', () => {
    expect(waitMs(1, 0, 60_000)).toBe(60_000);
    expect(waitMs(4, 0, 1000)).toBe(600_000);
    expect(waitMs(1, 0, 7 * 24 * 3_600_000)).toBe(12 * 3_600_000);
  });

  it('that was answered with 410 is the last one', () => {
    expect(afterAttempt({ attempt: { status: 410, error: 'gone' }, tries: 1 }, NOW, 0)).toEqual({
      state: 'failed',
    });
  });
});
