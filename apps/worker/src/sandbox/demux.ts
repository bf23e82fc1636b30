import { createLineSplitter, type LineSplitter } from './split-lines.ts';
import type { LineSink, OutputChannel } from './types.ts';

const HEADER_BYTES = 8;
const STDERR = 2;

/**
 * Reads a container's attach stream (frames of an 8-byte header and a payload) as lines in order of arrival.
 *
 * @param frames - raw bytes of the attach connection, cut anywhere
 * @param onLine - awaited, so a slow log holds the container back instead of filling memory
 */
export async function demuxLines(frames: AsyncIterable<Buffer>, onLine: LineSink): Promise<void> {
  const splitters: Record<OutputChannel, LineSplitter> = {
    out: createLineSplitter(),
    err: createLineSplitter(),
  };
  const header = Buffer.alloc(HEADER_BYTES);
  let headerBytes = 0;
  let payloadBytes = 0;

  async function pass(channel: OutputChannel, lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      const waiting = onLine(channel, line);
      if (waiting !== undefined) await waiting;
    }
  }

  for await (const chunk of frames) {
    let at = 0;
    while (at < chunk.length) {
      if (payloadBytes === 0) {
        const taken = chunk.copy(header, headerBytes, at, at + HEADER_BYTES - headerBytes);
        headerBytes += taken;
        at += taken;
        if (headerBytes < HEADER_BYTES) continue;
        payloadBytes = header.readUInt32BE(4);
        headerBytes = 0;
        continue;
      }
      const end = Math.min(chunk.length, at + payloadBytes);
      const channel: OutputChannel = header[0] === STDERR ? 'err' : 'out';
      await pass(channel, splitters[channel].push(chunk.subarray(at, end)));
      payloadBytes -= end - at;
      at = end;
    }
  }
  await pass('out', splitters.out.end());
  await pass('err', splitters.err.end());
}
