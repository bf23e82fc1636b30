import { describe, expect, it } from 'vitest';
import { rtImage } from './__fixtures__/rt-image.ts';
import { licenseReport } from './license-report.ts';

describe('licenseReport', () => {
  const report = licenseReport(rtImage().inspect.packages);

  it('accounts for every package', () => {
    const named = new Set(report.licenses.flatMap((row) => row.packages));
    expect(named.size + report.unknown.length).toBe(report.packageCount);
    expect(report.unknown).toContain('libstdc++6');
  });

  it('puts the most used licence first and splits expressions into names', () => {
    expect(report.licenses[0]).toMatchObject({ name: 'GPL-2.0-or-later', listed: true });
    expect(report.licenses.some((row) => /[() ]/.test(row.name))).toBe(false);
  });
});
