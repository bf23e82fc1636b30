import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resolve } from '@boardwright/catalog/resolve';
import { parseSpecText } from '@boardwright/spec/parse-spec';
import { type BenchRow, quantile } from '../report.ts';

const RUNS = 5_000;

/** Time of one `resolve` of the example spec, in this process after a warm-up. */
export async function benchResolve(root: string): Promise<BenchRow> {
  const parsed = parseSpecText(await readFile(join(root, 'examples/qemu-x86_64-vibration.yaml'), 'utf8'));
  if (!parsed.ok) throw new Error('the example spec does not parse');
  for (let run = 0; run < 500; run += 1) resolve(parsed.spec);
  const timesMs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    resolve(parsed.spec);
    timesMs.push(performance.now() - start);
  }
  const p99Ms = quantile(timesMs, 0.99);
  return {
    name: 'resolve, p99',
    value: `${p99Ms.toFixed(2)} ms`,
    target: '< 5 ms',
    met: p99Ms < 5,
    figures: { p50Ms: quantile(timesMs, 0.5), p99Ms, runs: RUNS },
  };
}
