/** Little-endian single-precision bytes of `values`, whatever the machine's own byte order. */
export function float32Bytes(values: Iterable<number>): Uint8Array {
  const list = [...values];
  const view = new DataView(new ArrayBuffer(list.length * 4));
  for (const [index, value] of list.entries()) view.setFloat32(index * 4, value, true);
  return new Uint8Array(view.buffer);
}
