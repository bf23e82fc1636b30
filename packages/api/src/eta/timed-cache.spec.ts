import { afterEach, expect, it, vi } from 'vitest';
import { timedCache } from './timed-cache.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('shares one read for its time, and reads again after it', async () => {
  vi.useFakeTimers();
  const cached = timedCache<number>(1000);
  const read = vi.fn(async () => 7);
  expect(await Promise.all([cached('a', read), cached('a', read)])).toEqual([7, 7]);
  expect(read).toHaveBeenCalledTimes(1);
  await cached('b', read);
  vi.advanceTimersByTime(1000);
  await cached('a', read);
  expect(read).toHaveBeenCalledTimes(3);
});

it('does not remember a failure', async () => {
  const cached = timedCache<number>(60_000);
  await expect(cached('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await cached('a', async () => 1)).toBe(1);
});
