import type { ApiDeps } from '../deps.ts';
import { HEARTBEAT, printEvent } from './event-stream.ts';
import { Mailbox } from './mailbox.ts';

const MIN_GAP_MS = 500;
const HEARTBEAT_MS = 15_000;

/**
 * `changed` events without content: a team's list of builds is worth reading again. At most two a second. What other
 * teams do is no news: when they build is theirs to know.
 */
export async function* streamListChanges(
  deps: Pick<ApiDeps, 'live'>,
  teamId: string,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  const mailbox = new Mailbox();
  const interrupt = (): void => mailbox.interrupt();
  signal.addEventListener('abort', interrupt, { once: true });
  const stop = deps.live.onListChanged(teamId, () => mailbox.markChanged());
  try {
    let sentAt = Date.now();
    yield `retry: 1000\n${printEvent('changed', '{}')}`;
    while (!signal.aborted) {
      const maySend = Date.now() - sentAt >= MIN_GAP_MS;
      await mailbox.wait(maySend ? HEARTBEAT_MS : MIN_GAP_MS, { forChange: maySend });
      if (signal.aborted) return;
      const ageMs = Date.now() - sentAt;
      if (ageMs < MIN_GAP_MS) continue;
      const changed = mailbox.takeChanged();
      if (!changed && ageMs < HEARTBEAT_MS) continue;
      sentAt = Date.now();
      yield changed ? printEvent('changed', '{}') : HEARTBEAT;
    }
  } finally {
    signal.removeEventListener('abort', interrupt);
    stop();
  }
}
