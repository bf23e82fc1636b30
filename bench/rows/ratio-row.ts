import type { BenchRow } from '../report.ts';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/**
 * A duration next to another one measured in the same run.
 *
 * @param limit - target of the ratio; left out when the row is only for comparison
 */
export function ratioRow(
  name: string,
  ms: number,
  baseMs: number,
  baseName: string,
  limit?: number,
): BenchRow {
  const ratio = ms / baseMs;
  return {
    name,
    value: `${seconds(ms)} = ${ratio.toFixed(2)}x ${baseName} (${seconds(baseMs)})`,
    ...(limit === undefined ? { target: '' } : { target: `<= ${limit}x`, met: ratio <= limit }),
    figures: { ms, baseMs, ratio },
  };
}
