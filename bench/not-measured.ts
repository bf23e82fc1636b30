import type { BenchRow } from './report.ts';

/** A row that says what is missing. It fails the run: a table without the row would look like one that is met. */
export function notMeasured(name: string, target: string, lack: string): BenchRow {
  return { name, value: `not measured: ${lack}`, target, met: false, figures: {} };
}
