import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ifRangeMatches, parseRange } from './byte-range.ts';

describe('parseRange', () => {
  it.each([
    [null, 'whole'],
    ['bytes=0-4', { start: 0, end: 4 }],
    ['bytes=5-', { start: 5, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=0-99', { start: 0, end: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=4-2', 'whole'],
    ['bytes=1-2,4-5', 'whole'],
    ['bytes=999999999999999999-', 'whole'],
  ])('%s', (header, expected) => {
    expect(parseRange(header, 10)).toEqual(expected);
  });

  it('never leaves the file, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(1000), (text, size) => {
        const range = parseRange(`bytes=${text}`, size);
        if (typeof range === 'string') return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThan(size);
      }),
    );
  });
});

it('compares entity tags strongly for If-Range', () => {
  expect(ifRangeMatches(null, '"a"')).toBe(true);
  expect(ifRangeMatches('"a"', '"a"')).toBe(true);
  expect(ifRangeMatches('W/"a"', '"a"')).toBe(false);
});
