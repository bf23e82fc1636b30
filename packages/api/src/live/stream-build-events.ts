import type { ApiDeps } from '../deps.ts';
import type { BuildView } from '../schemas/build.ts';
import { HEARTBEAT, printEvent } from './event-stream.ts';
import { LineReader } from './line-reader.ts';
import { Mailbox } from './mailbox.ts';
import { MIN_ROW_GAP_MS, RowWatch } from './row-watch.ts';

const HEARTBEAT_MS = 15_000;
const IDLE_MS = 1000;
/** How long the stream of a finished build waits for lines that the row promises and the store lacks. */
const LAST_LINES_MS = 10_000;

interface Options {
  readonly buildId: string;
  /** First sequence number wanted. */
  readonly from: number;
  readonly readBuild: () => Promise<BuildView>;
  readonly signal: AbortSignal;
}

/** Every event of one stream until the build is over; an empty text means that there was nothing to say. */
async function* produce(reader: LineReader, row: RowWatch, mailbox: Mailbox): AsyncGenerator<string, void> {
  for (;;) {
    const lines = await reader.read();
    let output = '';
    if (lines.length > 0) output = printEvent('lines', JSON.stringify(lines), lines.at(-1)?.n);
    const changed = await row.refresh();
    if (changed !== undefined) output += printEvent('build', changed);

    const build = row.build;
    const isBehindRow = build !== undefined && reader.next <= build.logLines;
    // The row knows of lines that no news brought.
    if (changed !== undefined && isBehindRow) reader.mustReadStore = true;
    let mustWait = !reader.mustReadStore;
    if (build !== undefined && row.finalSinceMs !== undefined && !reader.mustReadStore) {
      if (!isBehindRow || Date.now() - row.finalSinceMs > LAST_LINES_MS) {
        yield output + printEvent('end', JSON.stringify({ status: build.status, lines: reader.next - 1 }));
        return;
      }
      reader.mustReadStore = true;
      mustWait = true;
    }
    yield output;
    if (mustWait) await mailbox.wait(row.mayRead ? IDLE_MS : MIN_ROW_GAP_MS, { forChange: row.mayRead });
  }
}

/**
 * A build's log and row as Server-Sent Events: `lines` (id = last sequence number, data = array of LogLine),
 * `build` (data = BuildView) at the start and on change, `end` when the build is over and every line was sent.
 *
 * @invariant lines come in order, each exactly once from `from` on: only what continues the last line sent goes
 *   out, and whatever the live stream skips is read from the store, which is written first
 */
export async function* streamBuildEvents(
  deps: Pick<ApiDeps, 'store' | 'live'>,
  options: Options,
): AsyncGenerator<string, void> {
  const { buildId, signal } = options;
  const mailbox = new Mailbox();
  const interrupt = (): void => mailbox.interrupt();
  signal.addEventListener('abort', interrupt, { once: true });
  const stopChanges = deps.live.onBuildChanged(buildId, () => mailbox.markChanged());
  const stopLog = await deps.live.followLog(buildId, mailbox);
  try {
    const reader = new LineReader(deps.store, buildId, mailbox, options.from);
    const row = new RowWatch(options.readBuild, mailbox);
    let sentAt = Date.now();
    yield 'retry: 1000\n\n';
    for await (const output of produce(reader, row, mailbox)) {
      if (signal.aborted) return;
      if (output !== '') {
        sentAt = Date.now();
        yield output;
      } else if (Date.now() - sentAt >= HEARTBEAT_MS) {
        sentAt = Date.now();
        yield HEARTBEAT;
      }
    }
  } finally {
    signal.removeEventListener('abort', interrupt);
    stopChanges();
    stopLog();
  }
}
