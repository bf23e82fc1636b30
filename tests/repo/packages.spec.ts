import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROOT, readTracked, trackedFiles } from './tracked-files.ts';

const Versions = z.record(z.string(), z.string()).default({});
const Manifest = z.object({
  private: z.boolean().optional(),
  dependencies: Versions,
  devDependencies: Versions,
  optionalDependencies: Versions,
});
const Lock = z.object({
  packages: z.record(z.string(), z.object({ resolved: z.string().optional(), link: z.boolean().optional() })),
});
const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

const manifests = trackedFiles().filter((name) => basename(name) === 'package.json');

describe('npm packages', () => {
  it.each(manifests)('%s pins every version exactly', (name) => {
    const manifest = Manifest.parse(JSON.parse(readTracked(name)));
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    const loose = Object.entries(all).filter(
      ([dependency, version]) =>
        !(dependency.startsWith('@boardwright/') ? version === '*' : EXACT.test(version)),
    );
    expect(loose).toEqual([]);
    expect(manifest.private).toBe(true);
  });

  it('lock file names no place packages come from', () => {
    const { packages } = Lock.parse(JSON.parse(readTracked('package-lock.json')));
    const placed = Object.entries(packages).filter(
      ([, entry]) => entry.resolved !== undefined && entry.link !== true,
    );
    expect(placed).toEqual([]);
  });
});

describe('scripts', () => {
  it.each(['boardwright', '.ci/run'])('%s is executable in the repository', (name) => {
    expect(execFileSync('git', ['ls-files', '--stage', '--', name], { cwd: ROOT, encoding: 'utf8' })).toMatch(
      /^100755 /,
    );
  });
});
