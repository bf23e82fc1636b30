import { expect, it } from 'vitest';
import type { InstalledPackage } from './boot-report.ts';
import { type Advisory, compareVulnerabilities } from './compare-vulnerabilities.ts';

function one(name: string, version: string, source = name): InstalledPackage {
  return {
    ...{ name, version, arch: 'amd64', source, installedSizeKiB: 1, license: null, section: 'libs' },
    suite: 'trixie',
  };
}

const ADVISORIES: Readonly<Record<string, readonly Advisory[]>> = {
  glibc: [
    { id: 'CVE-2026-9', fixedVersion: '2.41-12+deb13u1', urgency: 'high' },
    { id: 'CVE-2026-10', fixedVersion: null, urgency: 'low' },
  ],
  curl: [{ id: 'CVE-2026-11', fixedVersion: '8.14', urgency: 'not yet assigned' }],
};
const known = (suite: string, source: string): readonly Advisory[] =>
  suite === 'trixie' ? (ADVISORIES[source] ?? []) : [];

it('tells what came, went and stayed, by version of the source package', () => {
  const from = [one('libc6', '2.41-12', 'glibc'), one('libc-bin', '2.41-12', 'glibc'), one('bash', '5.2')];
  const to = [one('libc6', '2.41-12+deb13u1', 'glibc'), one('libcurl4t64', '8.13-5+b1', 'curl (8.13-5)')];
  const result = compareVulnerabilities(from, to, known);
  expect(result.introduced).toEqual([
    {
      id: 'CVE-2026-11',
      source: 'curl',
      urgency: 'not yet assigned',
      version: '8.13-5',
      fixedVersion: '8.14',
    },
  ]);
  expect(result.fixed.map(({ id, version }) => [id, version])).toEqual([['CVE-2026-9', '2.41-12']]);
  expect(result.remaining.map(({ id, version }) => [id, version])).toEqual([
    ['CVE-2026-10', '2.41-12+deb13u1'],
  ]);
});

it('does not take a binary rebuild for a newer source', () => {
  const rebuilt = [one('glibc', '2.41-12+deb13u1+b1')];
  expect(compareVulnerabilities(rebuilt, rebuilt, known).remaining.map(({ id }) => id)).toEqual([
    'CVE-2026-10',
  ]);
});

it('knows nothing of suites the data does not cover', () => {
  const other = [{ ...one('glibc', '1'), suite: 'buildroot-2026.02' }];
  expect(compareVulnerabilities(other, other, known)).toEqual({ introduced: [], fixed: [], remaining: [] });
});
