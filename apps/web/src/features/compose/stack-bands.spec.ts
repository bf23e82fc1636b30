import { resolve } from '@boardwright/catalog/resolve';
import { parseSpec } from '@boardwright/spec/parse-spec';
import { describe, expect, it } from 'vitest';
import { bandHeights, stackBands } from './stack-bands.ts';

function baseOf(engine: object): string | undefined {
  const spec = { apiVersion: 'boardwright/v1', name: 'probe', board: 'qemu-aarch64', engine };
  const parsed = parseSpec(spec);
  const image = parsed.ok ? resolve(parsed.spec).image : null;
  return image === null ? undefined : stackBands(image).find(({ id }) => id === 'base')?.detail;
}

describe('stackBands', () => {
  it('names the init of the image', () => {
    expect(baseOf({ kind: 'debian' })).toBe('systemd, udev, network');
    expect(baseOf({ kind: 'buildroot' })).toBe('BusyBox init, network');
    expect(baseOf({ kind: 'yocto' })).toBe('systemd, udev, network');
    expect(baseOf({ kind: 'yocto', init: 'busybox' })).toBe('BusyBox init, mdev, network');
  });
});

describe('bandHeights', () => {
  it('is to scale when all bands are high enough', () => {
    expect(bandHeights([100, 200, 100], 400, 20)).toEqual([100, 200, 100]);
  });

  it('keeps small bands readable and shares the rest to scale', () => {
    const heights = bandHeights([1, 300, 100], 400, 40);
    expect(heights[0]).toBe(40);
    expect((heights[1] ?? 0) / (heights[2] ?? 1)).toBeCloseTo(3);
    expect(heights.reduce((sum, height) => sum + height, 0)).toBeCloseTo(400);
  });

  it('has an answer when nothing has a size or there is no room', () => {
    expect(bandHeights([0, 0], 400, 40)).toEqual([40, 40]);
    expect(bandHeights([5, 5, 5], 60, 40)).toEqual([40, 40, 40]);
    expect(bandHeights([], 400, 40)).toEqual([]);
  });
});
