/** One measured line of the table. */
export interface BenchRow {
  readonly name: string;
  readonly value: string;
  /** Target in words, for example `<= 0.9x plain`; empty when the row is only for comparison. */
  readonly target: string;
  /** Undefined when the row has no target. */
  readonly met?: boolean;
  /** Raw numbers for the JSON document; units in the names. */
  readonly figures: Readonly<Record<string, number>>;
}

/** Prints rows as an aligned table. */
export function formatTable(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => [
    row.name,
    row.value,
    row.target,
    row.met === undefined ? '' : row.met ? 'met' : 'MISSED',
  ]);
  const head = ['what', 'measured', 'target', ''];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
}

/** @returns the value at quantile `q` (0..1) of a non-empty list */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}
