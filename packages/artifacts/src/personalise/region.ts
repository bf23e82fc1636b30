import { createHash } from 'node:crypto';
import { AppError } from '@boardwright/core/app-error';

/** Bytes of the personal region, the last ones of an image. */
export const REGION_BYTES = 65_536;
const HEADER_BYTES = 4096;
const MAGIC = 'BOARDWRIGHT-PERSONAL 1';
const EMPTY = `${MAGIC}\nempty\n`;

/** A key and its value, for the device. A key that stands several times is a list. */
export type RegionLine = readonly [key: string, value: string];

// Behind a "-" or a space a value would be another line or key; control characters could be anything.
const KEY = /^[a-z][a-z0-9-]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ONE_LINE = /^[^\u0000-\u001f\u007f]+$/u;

/** Filled up with newlines: zero bytes could be taken for a hole in the image. */
function filled(text: string, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes, '\n');
  buffer.write(text);
  return buffer;
}

/**
 * The region with these lines in it, as `layers/rootfs-common/rootfs/usr/lib/boardwright/personalise` reads it: a header of
 * 4 KiB with length and sha256 of what follows, then `key value` lines.
 *
 * @throws AppError PAYLOAD_TOO_LARGE when they don't fit; INTERNAL for a key or value that is no such text
 * @invariant pure; equal lines give equal bytes, always 64 KiB
 */
export function encodeRegion(lines: readonly RegionLine[]): Buffer {
  if (lines.some(([key, value]) => !KEY.test(key) || !ONE_LINE.test(value))) {
    throw new AppError('INTERNAL', 'A personal value is not one line of text');
  }
  const payload = Buffer.from(lines.map(([key, value]) => `${key} ${value}\n`).join(''));
  const room = REGION_BYTES - HEADER_BYTES;
  if (payload.length > room) {
    throw new AppError(
      'PAYLOAD_TOO_LARGE',
      `These values take ${payload.length} bytes; an image has room for ${room}. Leave out some SSH keys.`,
    );
  }
  const sum = createHash('sha256').update(payload).digest('hex');
  const header = filled(`${MAGIC}\nsha256 ${sum}\nbytes ${payload.length}\n`, HEADER_BYTES);
  return Buffer.concat([header, payload, Buffer.alloc(room - payload.length, '\n')]);
}

/** @returns whether this is the region of an image nobody has personalised */
export function isEmptyRegion(region: Buffer): boolean {
  return filled(EMPTY, REGION_BYTES).equals(region);
}
