import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ArtifactStore } from '../artifact-store.ts';
import type { PrefixHashes } from './prefix-hashes.ts';

/** A packed image whose last frame is the personal region. */
export interface PackedImage {
  readonly sha256: string;
  /** Where the last frame begins. */
  readonly frameOffset: number;
}

export interface PersonalStream {
  readonly store: Pick<ArtifactStore, 'read'>;
  readonly hashes: PrefixHashes;
  readonly image: PackedImage;
  /** Takes the place of the image's own last frame. */
  readonly frame: Buffer;
}

/** @returns lower-case hex sha256 of the whole file with the frame as its end */
export async function personalDigest({
  hashes,
  image,
  frame,
}: Omit<PersonalStream, 'store'>): Promise<string> {
  return (await hashes.of(image.sha256, image.frameOffset)).update(frame).digest('hex');
}

/**
 * The packed image with its last frame replaced, read only as fast as it is taken.
 *
 * @param onDigest - told the lower-case hex sha256 of all that was sent, before the stream ends; left out, nothing is hashed
 * @throws AppError NOT_FOUND when the store has no such blob
 */
export async function personalStream(
  { store, hashes, image, frame }: PersonalStream,
  onDigest?: (sha256: string) => void,
): Promise<Readable> {
  const { sha256, frameOffset } = image;
  const start = await store.read(sha256, { start: 0, end: frameOffset - 1 });
  const known = onDigest === undefined ? undefined : hashes.known(sha256, frameOffset);
  const hash = onDigest === undefined || known !== undefined ? undefined : createHash('sha256');

  async function* parts(): AsyncGenerator<Buffer> {
    for await (const chunk of start) {
      hash?.update(chunk as Buffer);
      yield chunk as Buffer;
    }
    if (hash !== undefined) hashes.remember(sha256, frameOffset, hash);
    yield frame;
    const whole = known ?? hash;
    if (whole !== undefined) onDigest?.(whole.update(frame).digest('hex'));
  }
  const stream = Readable.from(parts(), { objectMode: false, highWaterMark: 2 * 1024 * 1024 });
  // A generator that never began has no `finally` to close the file in.
  stream.once('close', () => start.destroy());
  return stream;
}
