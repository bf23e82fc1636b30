export interface HistogramBar {
  readonly fromUs: number;
  readonly toUs: number;
  readonly count: number;
  /** Height on a logarithmic scale, 0 to 1: a single late wake-up must stay visible beside millions. */
  readonly height: number;
}

/** Joins microsecond buckets into at most `most` bars of equal width. */
export function histogramBars(
  buckets: readonly { readonly us: number; readonly count: number }[],
  most: number,
): HistogramBar[] {
  const filled = buckets.filter((bucket) => bucket.count > 0);
  if (filled.length === 0) return [];
  const first = Math.min(...filled.map((bucket) => bucket.us));
  const last = Math.max(...filled.map((bucket) => bucket.us));
  const width = Math.max(1, Math.ceil((last - first + 1) / most));
  const counts = new Array<number>(Math.floor((last - first) / width) + 1).fill(0);
  for (const bucket of filled) {
    const place = Math.floor((bucket.us - first) / width);
    counts[place] = (counts[place] ?? 0) + bucket.count;
  }
  const top = Math.log10(Math.max(...counts) + 1);
  return counts.map((count, index) => ({
    fromUs: first + index * width,
    toUs: first + (index + 1) * width - 1,
    count,
    height: count === 0 ? 0 : Math.log10(count + 1) / top,
  }));
}

/** @returns the smallest latency in microseconds that `share` of all samples stay within */
export function percentileUs(
  buckets: readonly { readonly us: number; readonly count: number }[],
  share: number,
): number | null {
  const sorted = [...buckets].sort((a, b) => a.us - b.us);
  const total = sorted.reduce((sum, bucket) => sum + bucket.count, 0);
  if (total === 0) return null;
  let seen = 0;
  for (const bucket of sorted) {
    seen += bucket.count;
    if (seen >= total * share) return bucket.us;
  }
  return sorted.at(-1)?.us ?? null;
}
