import { describe, expect, it } from 'vitest';
import { bandHeights } from './stack-bands.ts';

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
