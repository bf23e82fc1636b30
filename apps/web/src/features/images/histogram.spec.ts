import { describe, expect, it } from 'vitest';
import { histogramBars, percentileUs } from './histogram.ts';

describe('histogramBars', () => {
  it('keeps every sample and never makes more bars than asked for', () => {
    const buckets = Array.from({ length: 400 }, (_, us) => ({ us: us + 3, count: us % 7 }));
    const bars = histogramBars(buckets, 60);
    expect(bars.length).toBeLessThanOrEqual(60);
    expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(
      buckets.reduce((sum, bucket) => sum + bucket.count, 0),
    );
  });

  it('keeps one outlier visible beside a million', () => {
    const bars = histogramBars(
      [
        { us: 5, count: 1_000_000 },
        { us: 64, count: 1 },
      ],
      60,
    );
    expect(bars[0]?.height).toBe(1);
    expect(bars.at(-1)?.height).toBeGreaterThan(0.04);
  });

  it('has nothing to show without samples', () => {
    expect(histogramBars([], 10)).toEqual([]);
    expect(histogramBars([{ us: 1, count: 0 }], 10)).toEqual([]);
  });
});

describe('percentileUs', () => {
  it('reads the latency most samples stay within', () => {
    const buckets = [
      { us: 9, count: 1 },
      { us: 4, count: 98 },
      { us: 30, count: 1 },
    ];
    expect(percentileUs(buckets, 0.5)).toBe(4);
    expect(percentileUs(buckets, 0.99)).toBe(9);
    expect(percentileUs(buckets, 1)).toBe(30);
    expect(percentileUs([], 0.5)).toBeNull();
  });
});
