const encoder = new TextEncoder();

/** One Server-Sent Event as text. `data` must hold no newline (JSON never does). */
export function printEvent(event: string, data: string, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`;
}

/** A comment that keeps proxies from closing a silent connection. */
export const HEARTBEAT = ': still here\n\n';

/**
 * Sends what a generator yields as text/event-stream. The generator runs only as fast as the client reads, and is
 * told through its signal when the client is gone.
 */
export function eventStreamResponse(
  start: (signal: AbortSignal) => AsyncGenerator<string, void>,
  requestSignal: AbortSignal,
): Response {
  const abort = new AbortController();
  const events = start(abort.signal);
  requestSignal.addEventListener('abort', () => abort.abort(), { once: true });
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const step = await events.next();
        if (step.done === true) controller.close();
        else controller.enqueue(encoder.encode(step.value));
      },
      async cancel() {
        abort.abort();
        await events.return();
      },
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
