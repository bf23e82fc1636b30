import { describe, expect, it } from 'vitest';
import { exampleImage } from '../testing/example-image.ts';
import { plan } from './plan.ts';
import { indexedBoards, planPackageIndex, TARGETS_FILE } from './plan-package-index.ts';

const SOURCES = { archiveDate: '2026-11-25', builderDigests: { 'buildroot-builder': 'a'.repeat(64) } };

interface Target {
  readonly board: string;
  readonly defconfig: string;
  readonly fragment: string;
}

function targets(site: ReadonlyMap<string, string> = new Map()): Target[] {
  const { files } = planPackageIndex('2026.05', SOURCES, site);
  return JSON.parse(files.find(({ path }) => path === TARGETS_FILE)?.content ?? '[]') as Target[];
}

describe('planPackageIndex', () => {
  it("begins with the stage a build of the release begins with, so that each finds the other's in the cache", () => {
    const image = exampleImage('qemu-aarch64-buildroot-vibration', (spec) => ({
      ...spec,
      engine: { kind: 'buildroot', release: '2026.05' },
    }));
    const [source, index] = planPackageIndex('2026.05', SOURCES, new Map()).stages;
    const [ofBuild] = plan(image, SOURCES).stages;
    expect(source).toEqual(ofBuild);
    expect(source?.key).toMatch(/^[0-9a-f]{64}$/);
    expect(index).toMatchObject({ id: 'index', rootfs: 'read', network: 'none', needs: ['source'] });
    expect(index?.key).toBeUndefined();
  });

  it('has every file its stages read', () => {
    const { files, stages } = planPackageIndex('2026.02', SOURCES, new Map());
    const paths = files.map(({ path }) => path);
    for (const stage of stages) for (const path of stage.files) expect(paths).toContain(path);
  });

  it('judges every board the release has, with what its images always have and what the site sets', () => {
    const all = targets(new Map([['rpi4', 'BR2_TOOLCHAIN_EXTERNAL_CUSTOM=y\n']]));
    expect(all.map(({ board }) => board)).toEqual(indexedBoards('2026.05').map(({ id }) => id));
    const rpi4 = all.find(({ board }) => board === 'rpi4');
    expect(rpi4?.defconfig).toBe('raspberrypi4_64');
    expect(rpi4?.fragment).toContain('BR2_PACKAGE_BUSYBOX_SHOW_OTHERS=y\n');
    expect(rpi4?.fragment.endsWith('BR2_TOOLCHAIN_EXTERNAL_CUSTOM=y\n')).toBe(true);
    expect(all.find(({ board }) => board === 'rpi5')?.fragment).not.toContain('TOOLCHAIN_EXTERNAL_CUSTOM=y');
  });
});
