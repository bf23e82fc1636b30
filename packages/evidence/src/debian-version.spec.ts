import { describe, expect, it } from 'vitest';
import { compareDebianVersions } from './debian-version.ts';

/** Each pair as `dpkg --compare-versions A lt B` has it. */
const OLDER_FIRST = [
  ['1.0', '1.1'],
  ['1.9', '1.10'],
  ['1.0~rc1', '1.0'],
  ['1.0~~', '1.0~'],
  ['1.0~rc1-1', '1.0-1~bpo1'],
  ['1.0-1', '1.0-1+b1'],
  ['1.0-1', '1.0-1.1'],
  ['1.0', '1.0a'],
  ['1.0a', '1.0+'],
  ['2.0', '1:1.0'],
  ['1:1.0', '2:0.1'],
  ['2.41-12', '2.41-12+deb13u1'],
  ['2.41-12+deb13u2', '2.41-12+deb13u10'],
  ['1.2-3-4', '1.2-3-5'],
  ['9.9p1-1', '9.10p1-1'],
] as const;

describe('compareDebianVersions', () => {
  it.each(OLDER_FIRST)('%s is older than %s', (older, newer) => {
    expect(compareDebianVersions(older, newer)).toBeLessThan(0);
    expect(compareDebianVersions(newer, older)).toBeGreaterThan(0);
    expect(compareDebianVersions(older, older)).toBe(0);
  });

  it('takes a missing epoch and revision for 0, and leading zeros for nothing', () => {
    expect(compareDebianVersions('1.0', '0:1.0-0')).toBe(0);
    expect(compareDebianVersions('1.002', '1.2')).toBe(0);
  });
});
