import { parsePatch } from 'diff';

export interface DiffLine {
  readonly kind: 'context' | 'added' | 'removed' | 'gap';
  readonly text: string;
  /** Numbers in the old and the new file; null where the line is not in it. */
  readonly oldNumber: number | null;
  readonly newNumber: number | null;
}

/** A row of the side by side view; null where one side has no line. */
export interface SplitRow {
  readonly left: DiffLine | null;
  readonly right: DiffLine | null;
}

function gapWords(lines: number): string {
  return lines === 1 ? '1 equal line left out' : `${lines} equal lines left out`;
}

/** Lines of a unified diff of one file with their numbers; a `gap` stands for equal lines between the hunks. */
export function diffLines(patch: string): DiffLine[] {
  const lines: DiffLine[] = [];
  let [oldNumber, newNumber] = [1, 1];
  for (const hunk of parsePatch(patch)[0]?.hunks ?? []) {
    // An empty side starts at line 0 in the header.
    const [oldStart, newStart] = [Math.max(1, hunk.oldStart), Math.max(1, hunk.newStart)];
    const left = Math.max(oldStart - oldNumber, newStart - newNumber);
    if (left > 0) lines.push({ kind: 'gap', text: gapWords(left), oldNumber: null, newNumber: null });
    [oldNumber, newNumber] = [oldStart, newStart];
    for (const line of hunk.lines) {
      const text = line.slice(1);
      if (line.startsWith('+')) lines.push({ kind: 'added', text, oldNumber: null, newNumber: newNumber++ });
      else if (line.startsWith('-'))
        lines.push({ kind: 'removed', text, oldNumber: oldNumber++, newNumber: null });
      else if (line.startsWith(' '))
        lines.push({ kind: 'context', text, oldNumber: oldNumber++, newNumber: newNumber++ });
    }
  }
  return lines;
}

/** The same lines side by side: what was removed beside what came in its place. */
export function splitRows(lines: readonly DiffLine[]): SplitRow[] {
  const rows: SplitRow[] = [];
  let [removed, added]: [DiffLine[], DiffLine[]] = [[], []];
  const flush = (): void => {
    for (let n = 0; n < Math.max(removed.length, added.length); n += 1)
      rows.push({ left: removed[n] ?? null, right: added[n] ?? null });
    [removed, added] = [[], []];
  };
  for (const line of lines) {
    if (line.kind === 'removed') {
      if (added.length > 0) flush();
      removed.push(line);
    } else if (line.kind === 'added') added.push(line);
    else {
      flush();
      rows.push({ left: line, right: line });
    }
  }
  flush();
  return rows;
}
