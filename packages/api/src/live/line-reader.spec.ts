import type { LogStore } from '@boardwright/artifacts/artifact-store';
import type { LogLine } from '@boardwright/core/log-line';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinChunks, LineReader } from './line-reader.ts';
import { Mailbox } from './mailbox.ts';

function lines(first: number, last: number): LogLine[] {
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    n: first + index,
    t: 0,
    s: 'x',
    c: 'out',
    m: '',
  }));
}

function chunk(first: number, last: number): { first: number; last: number; lines: LogLine[] } {
  return { first, last, lines: lines(first, last) };
}

function numbers(given: readonly LogLine[]): number[] {
  return given.map((line) => line.n);
}

describe('joinChunks', () => {
  it('drops what was seen, cuts what overlaps, stops at a gap', () => {
    expect(numbers(joinChunks([chunk(1, 3), chunk(4, 6)], 3).lines)).toEqual([3, 4, 5, 6]);
    expect(joinChunks([chunk(1, 3)], 4)).toEqual({ lines: [], hasGap: false });
    const cut = joinChunks([chunk(1, 2), chunk(5, 6)], 1);
    expect([numbers(cut.lines), cut.hasGap]).toEqual([[1, 2], true]);
  });
});

/** A store and a stream that loses, repeats and delays as it likes; the store always has a chunk first. */
interface Step {
  readonly size: number;
  readonly published: boolean;
  readonly repeated: boolean;
  readonly lost: boolean;
  readonly reads: number;
}

describe('LineReader', () => {
  it('gives every line once and in order, whatever the stream does', async () => {
    const step = fc.record<Step>({
      size: fc.integer({ min: 1, max: 40 }),
      published: fc.boolean(),
      repeated: fc.boolean(),
      lost: fc.boolean(),
      reads: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30 }),
        fc.integer({ min: 1, max: 60 }),
        async (steps, from) => {
          const written: LogLine[] = [];
          const store = {
            readLog: async (_id: string, start: number, limit: number) =>
              written.filter((line) => line.n >= start).slice(0, limit),
          } as unknown as LogStore;
          const mailbox = new Mailbox();
          const reader = new LineReader(store, 'b', mailbox, from);
          const seen: number[] = [];
          for (const { size, published, repeated, lost, reads } of steps) {
            const next = chunk(written.length + 1, written.length + size);
            written.push(...next.lines);
            if (published) mailbox.addChunk(next);
            if (repeated) mailbox.addChunk(next);
            if (lost) mailbox.loseChunks();
            for (let turn = 0; turn < reads; turn += 1) seen.push(...numbers(await reader.read()));
          }
          reader.mustReadStore = true;
          seen.push(...numbers(await reader.read()));
          expect(seen).toEqual(written.map((line) => line.n).filter((n) => n >= from));
        },
      ),
    );
  });

  it('goes back to the store when it was too slow', () => {
    const mailbox = new Mailbox();
    mailbox.addChunk(chunk(1, 15_000));
    mailbox.addChunk(chunk(15_001, 30_000));
    expect(mailbox.takeChunks()).toEqual({ chunks: [], behind: true });
  });
});
