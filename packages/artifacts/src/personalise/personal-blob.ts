import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { OpenBlob } from '../open-blob.ts';
import type { PrefixHashes } from './prefix-hashes.ts';

/** A packed image whose last frame is the personal region. */
export interface PackedImage {
  readonly sha256: string;
  /** Where the last frame begins. */
  readonly frameOffset: number;
}

interface PersonalFile {
  readonly hashes: PrefixHashes;
  readonly image: PackedImage;
  /** Takes the place of the image's own last frame. */
  readonly frame: Buffer;
}

/** @returns lower-case hex sha256 of the whole file with the frame as its end */
export async function personalDigest({ hashes, image, frame }: PersonalFile): Promise<string> {
  return (await hashes.of(image.sha256, image.frameOffset)).update(frame).digest('hex');
}

async function* hashing(source: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
}

/**
 * The packed image with its last frame replaced, open for one reader. What comes before the frame goes the way of any other
 * download, but for the first time that it has to be hashed.
 *
 * @param start - the image up to that frame; closed when this is
 * @param onDigest - told the lower-case hex sha256 of all that was sent, after the last byte; left out, nothing is hashed
 */
export function personalBlob(
  start: OpenBlob,
  { hashes, image: { sha256, frameOffset }, frame }: PersonalFile,
  onDigest?: (sha256: string) => void,
): OpenBlob {
  const known = onDigest === undefined ? undefined : hashes.known(sha256, frameOffset);
  const fresh = onDigest === undefined || known !== undefined ? undefined : createHash('sha256');
  const hashed = (bytes: AsyncIterable<Buffer>): AsyncIterable<Buffer> =>
    fresh === undefined ? bytes : hashing(bytes, fresh);
  const startSent = (): void => {
    if (fresh !== undefined) hashes.remember(sha256, frameOffset, fresh);
  };
  const frameSent = (): void => {
    const whole = known ?? fresh;
    if (whole !== undefined) onDigest?.(whole.update(frame).digest('hex'));
  };
  let begun = false;

  async function* parts(): AsyncGenerator<Buffer> {
    begun = true;
    yield* hashed(start.stream());
    startSent();
    yield frame;
    frameSent();
  }
  return {
    sizeBytes: start.sizeBytes + frame.length,
    stream() {
      const stream = Readable.from(parts(), { objectMode: false });
      // A generator that never began has no `finally` to close the file in.
      return stream.once('close', () => void (begun || start.close()));
    },
    async pumpTo(writable) {
      if (fresh === undefined) await start.pumpTo(writable);
      else await pipeline(start.stream(), hashed, writable, { end: false });
      startSent();
      writable.write(frame);
      frameSent();
    },
    close: start.close,
  };
}
