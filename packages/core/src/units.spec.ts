import { expect, it } from 'vitest';
import { formatByteChange, formatBytes, formatDurationMs } from './units.ts';

it.each([
  [512, '512 B'],
  [1536, '1.5 KiB'],
  [622_874_624, '594 MiB'],
  [3 * 1024 ** 3, '3.0 GiB'],
])('prints %i bytes as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

it.each([
  [850, '850 ms'],
  [12_400, '12.4 s'],
  [185_000, '3 min 05 s'],
  [4_320_000, '1 h 12 min'],
])('prints %i ms as %s', (durationMs, text) => expect(formatDurationMs(durationMs)).toBe(text));

it.each([
  [1536, '+1.5 KiB'],
  [-312, '−312 B'],
  [0, '±0 B'],
])('prints a difference of %i bytes as %s', (bytes, text) => expect(formatByteChange(bytes)).toBe(text));
