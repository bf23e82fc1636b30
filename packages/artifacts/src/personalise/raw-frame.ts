/** Frame header and block header before the content. */
const HEADER_BYTES = 10;
const MAGIC = 0xfd2fb528;
/** One segment, its size in two bytes (less 256), no checksum, no dictionary. */
const DESCRIPTOR = 0x60;
const SIZE_BIAS = 256;
const LAST_RAW_BLOCK = 1;

/** @returns bytes of the frame of a content of that many bytes */
export function rawFrameBytes(contentBytes: number): number {
  return HEADER_BYTES + contentBytes;
}

/**
 * A zstd frame that holds the content as it is, in one raw block: needs no compressor, and its size depends on nothing but
 * the content's. Frames one after the other unpack to their contents one after the other.
 *
 * @param content - 256 to 65,536 bytes
 * @source RFC 8878, sections 3.1.1 (frame) and 3.1.1.2 (blocks)
 */
export function rawFrame(content: Buffer): Buffer {
  if (content.length < SIZE_BIAS || content.length > 65_536) {
    throw new RangeError(`${content.length} bytes do not fit one raw block of such a frame`);
  }
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(MAGIC, 0);
  header.writeUInt8(DESCRIPTOR, 4);
  header.writeUInt16LE(content.length - SIZE_BIAS, 5);
  header.writeUIntLE(content.length * 8 + LAST_RAW_BLOCK, 7, 3);
  return Buffer.concat([header, content]);
}

/** @returns the content, or undefined when these are not the bytes of exactly one such frame */
export function readRawFrame(frame: Buffer): Buffer | undefined {
  if (frame.length < HEADER_BYTES + SIZE_BIAS || frame.length > HEADER_BYTES + 65_536) return undefined;
  const content = frame.subarray(HEADER_BYTES);
  return rawFrame(content).equals(frame) ? content : undefined;
}
