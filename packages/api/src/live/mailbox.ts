import type { LogLine } from '@boardwright/core/log-line';

/** Consecutive log lines as a worker published them. */
export interface LiveChunk {
  readonly first: number;
  readonly last: number;
  readonly lines: readonly LogLine[];
}

/** Lines kept for a slow reader before it is sent back to the store. */
const MAX_WAITING_LINES = 20_000;

/**
 * Where news for one reader of one build waits until the reader takes it.
 *
 * @invariant never blocks the sender: a reader that is too slow loses the waiting chunks and is told to read the
 *   store, which has them all
 */
export class Mailbox {
  private chunks: LiveChunk[] = [];
  private waitingLines = 0;
  private isBehind = false;
  private isChanged = false;
  private wake: (() => void) | undefined;

  addChunk(chunk: LiveChunk): void {
    this.waitingLines += chunk.lines.length;
    if (this.waitingLines > MAX_WAITING_LINES) this.loseChunks();
    else this.chunks.push(chunk);
    this.wake?.();
  }

  /** The live source broke off: what came meanwhile is only in the store. */
  loseChunks(): void {
    this.chunks = [];
    this.waitingLines = 0;
    this.isBehind = true;
    this.wake?.();
  }

  markChanged(): void {
    this.isChanged = true;
    this.wake?.();
  }

  /** Wakes a waiting reader without news, so that it looks at its signal. */
  interrupt(): void {
    this.wake?.();
  }

  /** @returns the chunks since the last call, and whether some before them were dropped */
  takeChunks(): { readonly chunks: readonly LiveChunk[]; readonly behind: boolean } {
    const taken = { chunks: this.chunks, behind: this.isBehind };
    this.chunks = [];
    this.waitingLines = 0;
    this.isBehind = false;
    return taken;
  }

  takeChanged(): boolean {
    const changed = this.isChanged;
    this.isChanged = false;
    return changed;
  }

  /** Resolves at the next news of any kind, or after `timeoutMs`. At once when news wait already. */
  wait(timeoutMs: number, options: { readonly forChange: boolean }): Promise<void> {
    if (this.chunks.length > 0 || this.isBehind || (options.forChange && this.isChanged))
      return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(done, timeoutMs);
      function done(): void {
        clearTimeout(timer);
        resolve();
      }
      this.wake = () => {
        this.wake = undefined;
        done();
      };
    });
  }
}
