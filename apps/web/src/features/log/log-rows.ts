import type { LogBlock, LogModel, LogSection } from './log-model.ts';

export type LogRow =
  | { readonly kind: 'stage'; readonly section: LogSection; readonly open: boolean }
  | { readonly kind: 'group'; readonly section: LogSection; readonly block: LogBlock; readonly open: boolean }
  | { readonly kind: 'line'; readonly n: number; readonly grouped: boolean };

interface Span {
  readonly start: number;
  readonly count: number;
  readonly section: LogSection;
  readonly block: LogBlock | null;
  readonly part: 'stage' | 'group' | 'lines';
  readonly open: boolean;
}

/** Which visible row is which, without a row object per line: 100,000 lines cost a few hundred spans. */
export interface LogLayout {
  readonly spans: readonly Span[];
  readonly rowCount: number;
}

function sectionsInOrder(model: LogModel, stageOrder: readonly string[]): LogSection[] {
  const place = new Map(stageOrder.map((stage, index) => [stage, index]));
  // A stage the plan does not name (the worker's own words) keeps its place before the first stage.
  return [...model.sections].sort((a, b) => (place.get(a.stage) ?? -1) - (place.get(b.stage) ?? -1));
}

/**
 * Lays the log out as rows under the folds that are open.
 *
 * @param isOpen - asked with a stage id or a block id
 */
export function layoutLog(
  model: LogModel,
  stageOrder: readonly string[],
  isOpen: (foldId: string) => boolean,
): LogLayout {
  const spans: Span[] = [];
  let row = 0;
  const push = (
    part: Span['part'],
    count: number,
    section: LogSection,
    block: LogBlock | null,
    open: boolean,
  ): void => {
    if (count === 0) return;
    spans.push({ start: row, count, section, block, part, open });
    row += count;
  };
  for (const section of sectionsInOrder(model, stageOrder)) {
    const stageOpen = isOpen(section.stage);
    push('stage', 1, section, null, stageOpen);
    if (!stageOpen) continue;
    for (const block of section.blocks) {
      const blockOpen = block.group === null || isOpen(block.id);
      if (block.group !== null) push('group', 1, section, block, blockOpen);
      if (blockOpen) push('lines', block.lines.length, section, block, true);
    }
  }
  return { spans, rowCount: row };
}

function spanAt(layout: LogLayout, row: number): Span | undefined {
  let low = 0;
  let high = layout.spans.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = layout.spans[middle] as Span;
    if (row < span.start) high = middle - 1;
    else if (row >= span.start + span.count) low = middle + 1;
    else return span;
  }
  return undefined;
}

export function rowAt(layout: LogLayout, row: number): LogRow | null {
  const span = spanAt(layout, row);
  if (!span) return null;
  if (span.part === 'stage') return { kind: 'stage', section: span.section, open: span.open };
  const block = span.block as LogBlock;
  if (span.part === 'group') return { kind: 'group', section: span.section, block, open: span.open };
  return { kind: 'line', n: block.lines[row - span.start] as number, grouped: block.group !== null };
}

/** What a row is, whatever stands above it: the same text for the same line, group or stage. */
export function rowKey(layout: LogLayout, row: number): string {
  const found = rowAt(layout, row);
  if (!found) return `row:${row}`;
  if (found.kind === 'line') return `L${found.n}`;
  return found.kind === 'group' ? `group:${found.block.id}` : `stage:${found.section.stage}`;
}

function lowerBound(numbers: readonly number[], wanted: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @returns row of line `n`, or -1 when a closed fold hides it */
export function rowOfLine(layout: LogLayout, model: LogModel, n: number): number {
  const home = model.blockOf(n);
  if (!home) return -1;
  const span = layout.spans.find((candidate) => candidate.part === 'lines' && candidate.block === home.block);
  return span ? span.start + lowerBound(home.block.lines, n) : -1;
}

/** The stage a row belongs to, shown while its header is scrolled out of sight. */
export function stageAtRow(layout: LogLayout, row: number): LogSection | null {
  return spanAt(layout, row)?.section ?? null;
}
