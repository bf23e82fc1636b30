import { read } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import { AppError } from '@boardwright/core/app-error';

/** Large enough that system calls do not matter, small enough for hundreds of readers at once. */
const CHUNK_BYTES = 384 * 1024;
/** Buffers that nobody uses now; more are left to the garbage collector. */
const MAX_IDLE_BUFFERS = 64;
const idleBuffers: Buffer[] = [];

function readAt(fd: number, buffer: Buffer, length: number, position: number): Promise<number> {
  return new Promise((resolve, reject) => {
    // Half the overhead of FileHandle.read, which makes three promises a call
    read(fd, buffer, 0, length, position, (err, count) => (err === null ? resolve(count) : reject(err)));
  });
}

/** Resolves when the kernel has the bytes and the buffer may be used again. */
function writeOut(writable: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error('The reader went away'));
    if (writable.destroyed) return gone();
    writable.once('close', gone);
    const written = (err?: Error | null): void => {
      writable.off('close', gone);
      if (err) reject(err);
      else resolve();
    };
    // Middleware that replaces `write` of a response, as for compression, forgets the callback.
    if (writable instanceof ServerResponse)
      ServerResponse.prototype.write.call(writable, bytes, 'utf8', written);
    else writable.write(bytes, written);
  });
}

/**
 * Sends bytes `start` to `end` (inclusive) of a file, with one reused buffer a reader: streams allocate every chunk
 * anew and copy it on its way through a web stream.
 *
 * @throws when the other side went away; AppError INTERNAL when the file is shorter
 */
export async function pumpFile(
  handle: FileHandle,
  start: number,
  end: number,
  writable: Writable,
): Promise<void> {
  const buffer = idleBuffers.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES);
  let at = start;
  while (at <= end) {
    const length = Math.min(CHUNK_BYTES, end - at + 1);
    const count = await readAt(handle.fd, buffer, length, at);
    if (count === 0) throw new AppError('INTERNAL', `A blob ends at byte ${at}, before byte ${end}`);
    await writeOut(writable, buffer.subarray(0, count));
    at += count;
  }
  // After a failure the kernel may still hold it, so only then it is not kept.
  if (idleBuffers.length < MAX_IDLE_BUFFERS) idleBuffers.push(buffer);
}
