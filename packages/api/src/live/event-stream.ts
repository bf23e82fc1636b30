const encoder = new TextEncoder();

/** How long an answer to "may they still read this" is believed; shorter than the time between two heartbeats. */
const RECHECK_MS = 10_000;

/** One Server-Sent Event as text. `data` must hold no newline (JSON never does). */
export function printEvent(event: string, data: string, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`;
}

/** A comment that keeps proxies from closing a silent connection. */
export const HEARTBEAT = ': still here\n\n';

/** Who opened the stream, and whether they still may. */
export interface StreamReader {
  /** Aborted when they are gone. */
  readonly signal: AbortSignal;
  /** Asked before anything is sent, though at most every ten seconds. */
  readonly isAllowed: () => Promise<boolean>;
}

/**
 * Sends what a generator yields as text/event-stream. The generator runs only as fast as the client reads, and is
 * told through its signal when the client is gone.
 *
 * @invariant ends before anything is sent later than RECHECK_MS after the reader was last found to be allowed, so a
 *   token that was revoked, a session that ended and a member who was removed learn nothing more
 */
export function eventStreamResponse(
  start: (signal: AbortSignal) => AsyncGenerator<string, void>,
  reader: StreamReader,
): Response {
  const abort = new AbortController();
  const events = start(abort.signal);
  let allowedAt = Date.now();
  async function maySend(): Promise<boolean> {
    if (Date.now() - allowedAt < RECHECK_MS) return true;
    const isAllowed = await reader.isAllowed();
    allowedAt = Date.now();
    return isAllowed;
  }
  async function stop(): Promise<void> {
    abort.abort();
    await events.return();
  }
  reader.signal.addEventListener('abort', () => abort.abort(), { once: true });
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const step = await events.next();
        // Whoever cannot be asked about is not allowed: their stream ends, and they come again
        if (step.done !== true && (await maySend().catch(() => false))) {
          controller.enqueue(encoder.encode(step.value));
          return;
        }
        await stop();
        controller.close();
      },
      cancel: stop,
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // no-transform keeps compressing proxies from holding events back
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
