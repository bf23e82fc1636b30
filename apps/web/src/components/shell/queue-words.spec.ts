import { describe, expect, it } from 'vitest';
import { queueWords } from './queue-words.ts';

const idle = { waiting: 0, running: 0, workersAlive: 1, slots: 2, usuallyStartsInMs: 0 };

describe('queueWords', () => {
  it('says that a build starts at once when workers are free', () => {
    expect(queueWords(idle)).toEqual({
      state: 'ok',
      headline: '1 worker, 0 of 2 busy',
      detail: 'Nothing waiting; starts at once',
    });
  });

  it('says how long the wait usually is', () => {
    const words = queueWords({
      ...idle,
      workersAlive: 2,
      running: 2,
      waiting: 3,
      usuallyStartsInMs: 130_000,
    });
    expect(words).toEqual({
      state: 'running',
      headline: '2 workers, 2 of 2 busy',
      detail: '3 waiting; usually starts in about 2 min',
    });
  });

  it('warns when nothing would run', () => {
    expect(
      queueWords({ ...idle, workersAlive: 0, slots: 0, waiting: 4, usuallyStartsInMs: null }).state,
    ).toBe('attention');
  });
});
