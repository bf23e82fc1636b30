import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rtImage } from './__fixtures__/rt-image.ts';
import type { InstalledPackage } from './boot-report.ts';
import { comparePackages } from './compare-packages.ts';

function one(name: string, version = '1', installedSizeKiB = 10, arch = 'amd64'): InstalledPackage {
  const about = { source: name, license: null, suite: 'trixie', section: 'libs' };
  return { name, version, arch, installedSizeKiB, ...about };
}

describe('comparePackages', () => {
  it('finds what was added, removed and changed', () => {
    const from = [one('bash'), one('gone', '2', 7), one('libc6', '2.41-1'), one('zlib')];
    const to = [one('new', '3', 9), one('libc6', '2.41-2', 12), one('bash'), one('zlib', '1', 11)];
    expect(comparePackages(from, to)).toEqual({
      added: [{ name: 'new', version: '3', sizeKiB: 9 }],
      removed: [{ name: 'gone', version: '2', sizeKiB: 7 }],
      changed: [
        { name: 'libc6', from: '2.41-1', to: '2.41-2', fromSizeKiB: 10, toSizeKiB: 12 },
        { name: 'zlib', from: '1', to: '1', fromSizeKiB: 10, toSizeKiB: 11 },
      ],
      unchanged: 1,
    });
  });

  it('tells the architectures of a package apart where there is more than one', () => {
    const from = [one('libc6'), one('bash')];
    const to = [one('libc6'), one('libc6', '1', 10, 'i386'), one('bash')];
    const { added, removed, unchanged } = comparePackages(from, to);
    expect(added.map(({ name }) => name)).toEqual(['libc6:i386']);
    expect([removed, unchanged]).toEqual([[], 2]);
  });

  it('finds nothing between an image and itself', () => {
    const { packages } = rtImage().inspect;
    expect(comparePackages(packages, packages)).toEqual({
      added: [],
      removed: [],
      changed: [],
      unchanged: packages.length,
    });
  });

  it('accounts for every package of both, and turns round when the images are swapped', () => {
    const packages = fc.uniqueArray(
      fc
        .tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('1', '2'), fc.constantFrom('x', 'y'))
        .map(([name, version, arch]) => one(name, version, 10, arch)),
      { selector: ({ name, arch }) => `${name}:${arch}` },
    );
    fc.assert(
      fc.property(packages, packages, (from, to) => {
        const there = comparePackages(from, to);
        const back = comparePackages(to, from);
        expect(there.added.length + there.changed.length + there.unchanged).toBe(to.length);
        expect(there.removed.length + there.changed.length + there.unchanged).toBe(from.length);
        expect(back.added).toEqual(there.removed);
        expect(back.changed.map(({ name }) => name)).toEqual(there.changed.map(({ name }) => name));
      }),
    );
  });
});
