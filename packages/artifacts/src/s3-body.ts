import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@boardwright/core/app-error';

const TRIES = 4;
const FIRST_PAUSE_MS = 200;

/** Asks for an object's bytes `from` to the end of the range. */
export type FetchRest = (from: number) => Promise<Readable>;

async function* bytesOf(
  first: Readable,
  start: number,
  end: number,
  fetchRest: FetchRest,
): AsyncGenerator<Buffer> {
  let at = start;
  let body: Readable | undefined = first;
  for (let failures = 0; ; ) {
    try {
      body ??= await fetchRest(at);
      for await (const chunk of body as AsyncIterable<Buffer>) {
        at += chunk.length;
        failures = 0;
        yield chunk;
      }
      if (at > end) return;
      throw new Error(`The store sent bytes up to ${at - 1} of ${end}`);
    } catch (thrown) {
      body?.destroy();
      body = undefined;
      failures += 1;
      // A blob that is gone does not come back.
      if (failures >= TRIES || (thrown instanceof AppError && !thrown.retry)) throw thrown;
      await sleep(FIRST_PAUSE_MS * 2 ** failures);
    }
  }
}

/**
 * Bytes `start` to `end` (inclusive) of an object that never changes. A connection that breaks is made again from
 * where it broke.
 *
 * @param first - the bytes from `start` on, asked for already
 */
export function resumingBody(first: Readable, start: number, end: number, fetchRest: FetchRest): Readable {
  const bytes = Readable.from(bytesOf(first, start, end, fetchRest), {
    objectMode: false,
    highWaterMark: 64 * 1024,
  });
  // Also when nobody ever read from it and the generator never began.
  bytes.once('close', () => first.destroy());
  return bytes;
}
