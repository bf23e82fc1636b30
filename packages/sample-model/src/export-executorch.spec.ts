import { describe, expect, it } from 'vitest';
import { createNet } from './dense-net.ts';
import { exportExecutorch } from './export-executorch.ts';
import { exportXnnpack } from './export-xnnpack.ts';
import { float32Bytes } from './float32-bytes.ts';
import { createRandom } from './random.ts';

const net = createNet([3, 5, 2], createRandom(7));
const text = (bytes: Uint8Array, at: number): string =>
  Buffer.from(bytes.subarray(at, at + 4)).toString('latin1');

describe('exportXnnpack', () => {
  const bytes = exportXnnpack(net);
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  it('has a header that says where graph and constants are', () => {
    expect(text(bytes, 4)).toBe('XH00');
    const graphAt = header.getUint32(10, true);
    const constantsAt = header.getUint32(18, true);
    expect(text(bytes, graphAt + 4)).toBe('XN01');
    expect(constantsAt).toBeGreaterThanOrEqual(graphAt + header.getUint32(14, true));
    expect(constantsAt + Number(header.getBigUint64(22, true))).toBe(bytes.length);
  });

  it('begins its constants with the weights of the first layer', () => {
    const at = header.getUint32(18, true);
    const weights = float32Bytes(net[0]?.weights ?? []);
    expect([...bytes.subarray(at, at + weights.length)]).toEqual([...weights]);
  });
});

describe('exportExecutorch', () => {
  const program = Buffer.from(exportExecutorch(net));

  it('is a program whose delegate data begins at a multiple of 16', () => {
    expect(text(program, 4)).toBe('ET12');
    expect(program.indexOf('XnnpackBackend')).toBeGreaterThan(0);
    const payload = Buffer.from(exportXnnpack(net));
    const at = program.indexOf(payload);
    expect(at).toBeGreaterThan(0);
    expect(at % 16).toBe(0);
  });
});
