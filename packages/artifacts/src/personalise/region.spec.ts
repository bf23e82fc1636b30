import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rawFrame } from './raw-frame.ts';
import { encodeRegion, isEmptyRegion, REGION_BYTES } from './region.ts';

const STAGES = fileURLToPath(new URL('../../../../docker/common/stages', import.meta.url));

/** What the pack stage makes, by its own code. */
function fromStage(expression: string): Buffer {
  const program = `import sys\nsys.path.insert(0, ${JSON.stringify(STAGES)})\nfrom bw.personal_region import *\nsys.stdout.buffer.write(${expression})`;
  return execFileSync('python3', ['-B', '-c', program], { maxBuffer: 1024 * 1024 });
}

describe('encodeRegion', () => {
  it('is 64 KiB of header, checksum and lines, the same every time', () => {
    const lines = [
      ['hostname', 'gw-17'],
      ['ssh-key', 'ssh-ed25519 AAAA me'],
      ['ssh-key', 'ssh-rsa BBBB it'],
    ] as const;
    const region = encodeRegion(lines);
    const payload = 'hostname gw-17\nssh-key ssh-ed25519 AAAA me\nssh-key ssh-rsa BBBB it\n';
    expect(region.length).toBe(REGION_BYTES);
    expect(region.toString('latin1').split('\n').slice(0, 3)).toEqual([
      'BOARDWRIGHT-PERSONAL 1',
      `sha256 ${createHash('sha256').update(payload).digest('hex')}`,
      `bytes ${payload.length}`,
    ]);
    expect(region.subarray(4096, 4096 + payload.length).toString()).toBe(payload);
    // A zero byte could become a hole in the image.
    expect(region.includes(0)).toBe(false);
    expect(encodeRegion(lines).equals(region)).toBe(true);
    expect(isEmptyRegion(region)).toBe(false);
  });

  it.each(['a\nclaim-token x', 'a\r', 'a\u0000b', ''])('refuses %j, which is not one line', (value) => {
    expect(() => encodeRegion([['hostname', value]])).toThrow('not one line');
  });

  it('says how much room there is when it is not enough', () => {
    const key = `ssh-rsa ${'A'.repeat(4000)}`;
    expect(() => encodeRegion(Array.from({ length: 16 }, () => ['ssh-key', key] as const))).toThrow(
      /room for 61440/,
    );
  });
});

it('the region and the frame are those of the pack stage, byte for byte', () => {
  const empty = fromStage('empty_region()');
  expect(isEmptyRegion(empty)).toBe(true);
  expect(fromStage('raw_frame(empty_region())').equals(rawFrame(empty))).toBe(true);
});
