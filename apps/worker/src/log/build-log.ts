import type { LogStore } from '@boardwright/artifacts/artifact-store';
import type { LogLine } from '@boardwright/core/log-line';

const FLUSH_LINES = 2000;
const FLUSH_MS = 200;
/** Lines kept in memory before the source has to wait. */
const BACKLOG_LINES = 20_000;

/** Where live readers get chunks from. Never throws and never waits: the store is the truth. */
export type ChunkPublisher = (lines: readonly LogLine[]) => void;

export interface BuildLog {
  /**
   * Adds one line.
   *
   * @returns its sequence number
   */
  readonly write: (stage: string, channel: LogLine['c'], text: string, group?: string) => number;
  /** Pending while the store is behind; undefined when the source may go on at once. */
  readonly backpressure: () => Promise<void> | undefined;
  /** Resolves when every line written so far is in the store. @throws what the store threw */
  readonly flush: () => Promise<void>;
  /** Flushes and stops the clock. */
  readonly close: () => Promise<void>;
  /** Highest sequence number given out. */
  readonly lastLine: () => number;
}

/**
 * Opens the log of one attempt. Numbers go on where the attempt before stopped.
 *
 * @param publish - gets every chunk after it is in the store, in order
 * @param onError - called once, when the store fails; the build cannot go on without its log
 */
export async function openBuildLog(
  store: LogStore,
  buildId: string,
  publish: ChunkPublisher,
  onError: (thrown: unknown) => void,
): Promise<BuildLog> {
  let last = (await store.listLog(buildId)).at(-1)?.last ?? 0;
  let waiting: LogLine[] = [];
  let writing: Promise<void> | undefined;
  let failed: { readonly thrown: unknown } | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function writeOut(): Promise<void> {
    while (waiting.length > 0 && failed === undefined) {
      const chunk = waiting.slice(0, FLUSH_LINES);
      try {
        await store.appendLog(buildId, chunk);
        waiting = waiting.slice(chunk.length);
        publish(chunk);
      } catch (thrown) {
        failed = { thrown };
        onError(thrown);
      }
      if (waiting.length < FLUSH_LINES) break;
    }
  }

  function start(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing ??= writeOut().finally(() => {
      writing = undefined;
      if (waiting.length >= FLUSH_LINES) void start();
      else if (waiting.length > 0) schedule();
    });
    return writing;
  }

  function schedule(): void {
    if (failed !== undefined) return;
    timer ??= setTimeout(() => void start(), FLUSH_MS);
  }

  async function flush(): Promise<void> {
    while (waiting.length > 0 && failed === undefined) await start();
    if (failed !== undefined) throw failed.thrown;
  }

  return {
    write(stage, channel, text, group) {
      last += 1;
      const base = { n: last, t: Date.now(), s: stage, c: channel, m: text };
      waiting.push(group === undefined || group === '' ? base : { ...base, g: group });
      if (waiting.length >= FLUSH_LINES && writing === undefined) void start();
      else schedule();
      return last;
    },
    backpressure: () => (waiting.length < BACKLOG_LINES || failed !== undefined ? undefined : start()),
    flush,
    async close() {
      await flush().finally(() => clearTimeout(timer));
    },
    lastLine: () => last,
  };
}
