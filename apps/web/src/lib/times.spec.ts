import { describe, expect, it } from 'vitest';
import { durationRange, roughDuration, timeAgo } from './times.ts';

const NOW = Date.parse('2026-11-22T12:00:00.000Z');

describe('timeAgo', () => {
  it.each([
    ['2026-11-22T11:59:57.000Z', 'just now'],
    ['2026-11-22T11:59:20.000Z', '40 s ago'],
    ['2026-11-22T11:17:00.000Z', '43 min ago'],
    ['2026-11-22T07:10:00.000Z', '4 h ago'],
    ['2026-11-21T10:00:00.000Z', 'yesterday'],
    ['2026-11-12T10:00:00.000Z', '10 days ago'],
    ['2026-01-02T10:00:00.000Z', '2026-01-02'],
    ['2026-11-22T12:00:09.000Z', 'just now'],
  ])('%s is %s', (iso, words) => {
    expect(timeAgo(iso, NOW)).toBe(words);
  });
});

describe('durationRange', () => {
  it.each([
    [41_000, 41_500, 'about 40 s'],
    [50_000, 80_000, '50 to 80 s'],
    [60_000, 130_000, '1 to 2 min'],
    [20_000, 130_000, '1 to 2 min'],
    [4_000_000, 9_000_000, '1 to 2.5 h'],
    [480_000, 900_000, '8 to 15 min'],
    [900_000, 100_000, 'about 15 min'],
    [500, 900, 'about 5 s'],
  ])('%i to %i ms is %s', (p50, p90, words) => {
    expect(durationRange(p50, p90)).toBe(words);
  });
});

describe('roughDuration', () => {
  it('drops tenths of seconds where they are noise', () => {
    expect(roughDuration(8_412)).toBe('8.4 s');
    expect(roughDuration(41_240)).toBe('41 s');
    expect(roughDuration(6_000)).toBe('6 s');
    expect(roughDuration(185_000)).toBe('3 min 05 s');
  });
});
