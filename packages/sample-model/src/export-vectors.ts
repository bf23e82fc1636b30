import { float32Bytes } from './float32-bytes.ts';
import type { TestVector } from './vibration-model.ts';

const HEADER_BYTES = 24;

/**
 * Writes the known answers as the file the self-test reads: the ASCII letters `BWV1`, then little-endian uint32 vector
 * count, input width and output width, float32 tolerance and threshold, then each vector's input and output as float32.
 *
 * @param tolerance - largest absolute difference a runtime may show
 * @param threshold - anomaly score above which a window is anomalous
 */
export function exportVectors(
  vectors: readonly TestVector[],
  tolerance: number,
  threshold: number,
): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  header.set(new TextEncoder().encode('BWV1'));
  view.setUint32(4, vectors.length, true);
  view.setUint32(8, vectors[0]?.input.length ?? 0, true);
  view.setUint32(12, vectors[0]?.output.length ?? 0, true);
  view.setFloat32(16, tolerance, true);
  view.setFloat32(20, threshold, true);
  const bodies = vectors.map((vector) => float32Bytes([...vector.input, ...vector.output]));
  return Uint8Array.from(Buffer.concat([header, ...bodies]));
}
