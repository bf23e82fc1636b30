import type { LogStore } from '@boardwright/artifacts/artifact-store';
import type { LogLine } from '@boardwright/core/log-line';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBuildLog } from './build-log.ts';

function memoryStore(change: Partial<LogStore> = {}): { store: LogStore; chunks: LogLine[][] } {
  const chunks: LogLine[][] = [];
  const unused = (): never => {
    throw new Error('not used');
  };
  const store: LogStore = {
    readLog: unused,
    listLog: async () => [],
    appendLog: async (_id, lines) => void chunks.push([...lines]),
    ...change,
  };
  return { store, chunks };
}

describe('openBuildLog', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('goes on where the attempt before stopped and writes after 200 ms', async () => {
    const { store, chunks } = memoryStore({ listLog: async () => [{ first: 1, last: 41 }] });
    const published: number[] = [];
    const log = await openBuildLog(store, 'b', (lines) => published.push(lines.length), vi.fn());
    expect(log.write('base', 'out', 'a')).toBe(42);
    expect(log.write('base', 'err', 'b', 'pkg')).toBe(43);
    expect(chunks).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(chunks.flat()).toMatchObject([
      { n: 42, s: 'base', c: 'out', m: 'a' },
      { n: 43, c: 'err', g: 'pkg' },
    ]);
    expect(published).toEqual([2]);
    await log.close();
  });

  it('loses nothing at any speed and holds the source back when the store is slow', async () => {
    vi.useRealTimers();
    const chunks: LogLine[][] = [];
    const { store } = memoryStore({
      appendLog: async (_id, lines) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        chunks.push([...lines]);
      },
    });
    const log = await openBuildLog(store, 'b', vi.fn(), vi.fn());
    let waited = 0;
    for (let index = 1; index <= 100_000; index += 1) {
      log.write('base', 'out', `line ${index}`);
      const wait = log.backpressure();
      if (wait === undefined) continue;
      waited += 1;
      await wait;
    }
    await log.close();
    expect(waited).toBeGreaterThan(0);
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(2000);
    expect(chunks.flat().every((line, index) => line.n === index + 1)).toBe(true);
    expect(chunks.flat()).toHaveLength(100_000);
  });

  it('tells once that the store failed and does not hang', async () => {
    const full = new Error('disk full');
    const { store } = memoryStore({ appendLog: async () => Promise.reject(full) });
    const onError = vi.fn();
    const log = await openBuildLog(store, 'b', vi.fn(), onError);
    log.write('base', 'out', 'a');
    await expect(log.flush()).rejects.toBe(full);
    log.write('base', 'out', 'b');
    await vi.advanceTimersByTimeAsync(1000);
    await expect(log.close()).rejects.toBe(full);
    expect(onError).toHaveBeenCalledExactlyOnceWith(full);
  });
});
