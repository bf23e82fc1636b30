import type { LogStore } from '@boardwright/artifacts/artifact-store';
import type { LogLine } from '@boardwright/core/log-line';
import type { LiveChunk, Mailbox } from './mailbox.ts';

const LINES_PER_READ = 5000;

/** Joins chunks that continue at `next`; stops at the first gap. */
export function joinChunks(
  chunks: readonly LiveChunk[],
  next: number,
): { readonly lines: readonly LogLine[]; readonly hasGap: boolean } {
  const lines: LogLine[] = [];
  let expected = next;
  for (const chunk of chunks) {
    if (chunk.last < expected) continue;
    if (chunk.first > expected) return { lines, hasGap: true };
    for (const line of chunk.lines) if (line.n >= expected) lines.push(line);
    expected = chunk.last + 1;
  }
  return { lines, hasGap: false };
}

/**
 * Reads a build's lines in order, each once: from the store first, then as they are published, and from the store
 * again whenever the published chunks have a gap.
 */
export class LineReader {
  /** Sequence number of the next line to give out. */
  next: number;
  /** True while the store may hold lines that were not given out. */
  mustReadStore = true;
  private readonly store: LogStore;
  private readonly buildId: string;
  private readonly mailbox: Mailbox;

  constructor(store: LogStore, buildId: string, mailbox: Mailbox, from: number) {
    this.store = store;
    this.buildId = buildId;
    this.mailbox = mailbox;
    this.next = from;
  }

  async read(): Promise<readonly LogLine[]> {
    const lines = this.mustReadStore ? await this.readStore() : this.readMailbox();
    this.next = (lines.at(-1)?.n ?? this.next - 1) + 1;
    return lines;
  }

  private async readStore(): Promise<readonly LogLine[]> {
    const lines = await this.store.readLog(this.buildId, this.next, LINES_PER_READ);
    // A short answer is everything there was; what was published since waits in the mailbox.
    this.mustReadStore = lines.length === LINES_PER_READ;
    return lines;
  }

  private readMailbox(): readonly LogLine[] {
    const { chunks, behind } = this.mailbox.takeChunks();
    const { lines, hasGap } = joinChunks(chunks, this.next);
    this.mustReadStore = behind || hasGap;
    return lines;
  }
}
