import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Gathers what is written.
 *
 * @param pauseMs - after every chunk, for a slow reader
 */
export async function collectTo(write: (writable: Writable) => Promise<void>, pauseMs = 0): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const writable = new Writable({
    write(chunk: Buffer, _encoding, done) {
      // Copied: the writer may use its buffer again.
      chunks.push(Buffer.from(chunk));
      if (pauseMs === 0) done();
      else void sleep(pauseMs).then(() => done());
    },
  });
  await write(writable);
  return Buffer.concat(chunks);
}
