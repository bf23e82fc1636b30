import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { rawFrame, rawFrameBytes, readRawFrame } from './raw-frame.ts';

/** The real tool, not anything of ours. */
function zstd(args: readonly string[], input: Buffer): Buffer {
  return execFileSync('zstd', ['--quiet', ...args], { input, maxBuffer: 64 * 1024 * 1024 });
}

describe('rawFrame', () => {
  it.each([256, 257, 1000, 65_535, 65_536])('is unpacked by zstd to its %i bytes', (size) => {
    const content = randomBytes(size);
    const frame = rawFrame(content);
    expect(frame.length).toBe(rawFrameBytes(size));
    expect(zstd(['--decompress', '--stdout'], frame).equals(content)).toBe(true);
  });

  it('follows a frame of zstd itself in one file', () => {
    const [before, region] = [randomBytes(300_000), randomBytes(65_536)];
    const packed = Buffer.concat([zstd(['--stdout', '-3'], before), rawFrame(region)]);
    expect(zstd(['--decompress', '--stdout'], packed).equals(Buffer.concat([before, region]))).toBe(true);
  });

  it.each([0, 255, 65_537])('refuses %i bytes, which it could not describe', (size) => {
    expect(() => rawFrame(Buffer.alloc(size))).toThrow(RangeError);
  });
});

describe('readRawFrame', () => {
  it('gives back the content of its own frames only', () => {
    const content = randomBytes(65_536);
    expect(readRawFrame(rawFrame(content))?.equals(content)).toBe(true);
    for (const other of [
      zstd(['--stdout'], content),
      randomBytes(65_546),
      Buffer.alloc(0),
      rawFrame(content).subarray(1),
    ]) {
      expect(readRawFrame(other)).toBeUndefined();
    }
  });
});
