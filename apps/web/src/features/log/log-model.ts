import type { LogLine } from '@boardwright/core/log-line';

/** Consecutive lines of one stage that share a group; `group` is null for lines outside any. */
export interface LogBlock {
  readonly id: string;
  readonly group: string | null;
  /** Sequence numbers, ascending. */
  readonly lines: number[];
}

/** Everything one stage printed, whatever other stages printed meanwhile. */
export interface LogSection {
  readonly stage: string;
  readonly blocks: LogBlock[];
  lineCount: number;
}

/**
 * The log as it is known so far. Lines come in any number of overlapping portions (snapshot pages, live events,
 * repeats after a reconnect); each is kept exactly once.
 *
 * @invariant `lines[i].n === i + 1`: no gap, no repeat
 */
export class LogModel {
  readonly lines: LogLine[] = [];
  readonly sections: LogSection[] = [];
  readonly #sectionOf = new Map<string, LogSection>();

  /**
   * Takes what is new of `portion` and skips what is known.
   *
   * @param portion - lines in ascending order
   * @returns number of the first missing line when the portion begins after a gap (nothing past it is kept), else null
   */
  append(portion: readonly LogLine[]): number | null {
    for (const line of portion) {
      const next = this.lines.length + 1;
      if (line.n < next) continue;
      if (line.n > next) return next;
      this.lines.push(line);
      this.#fold(line);
    }
    return null;
  }

  line(n: number): LogLine | undefined {
    return this.lines[n - 1];
  }

  /** Ids of everything that can be folded: stages, and groups inside them. */
  foldIds(): string[] {
    return this.sections.flatMap((section) => [
      section.stage,
      ...section.blocks.filter((block) => block.group !== null).map((block) => block.id),
    ]);
  }

  /** The block a line stands in. */
  blockOf(n: number): { section: LogSection; block: LogBlock } | null {
    const line = this.line(n);
    const section = line && this.#sectionOf.get(line.s);
    if (!section) return null;
    let low = 0;
    let high = section.blocks.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const block = section.blocks[middle] as LogBlock;
      if (n < (block.lines[0] as number)) high = middle - 1;
      else if (n > (block.lines.at(-1) as number)) low = middle + 1;
      else return { section, block };
    }
    return null;
  }

  #fold(line: LogLine): void {
    let section = this.#sectionOf.get(line.s);
    if (!section) {
      section = { stage: line.s, blocks: [], lineCount: 0 };
      this.#sectionOf.set(line.s, section);
      this.sections.push(section);
    }
    const group = line.g || null;
    let block = section.blocks.at(-1);
    if (!block || block.group !== group) {
      block = { id: `${line.s}/${section.blocks.length}`, group, lines: [] };
      section.blocks.push(block);
    }
    block.lines.push(line.n);
    section.lineCount += 1;
  }
}
