/** ANSI colour sequences, which take no room on the screen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences start with ESC
const ANSI = /\u001b\[[0-9;]*m/g;

/** @returns columns the text takes on a terminal, colours not counted */
export function visibleWidth(text: string): number {
  return [...text.replace(ANSI, '')].length;
}

/** Pads with spaces on the right to `width` visible columns. */
export function padRight(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - visibleWidth(text)));
}

/** Lines of a table with aligned columns, two spaces apart; the last column is not padded. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, index) =>
    Math.max(0, ...rows.map((row) => visibleWidth(row[index] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : padRight(cell, widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
