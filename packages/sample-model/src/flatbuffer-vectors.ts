import type { Builder, Offset } from 'flatbuffers';

/** A vector of 32-bit numbers, signed or not. */
export function int32Vector(builder: Builder, values: readonly number[]): Offset {
  builder.startVector(4, values.length, 4);
  for (const value of [...values].reverse()) builder.addInt32(value);
  return builder.endVector();
}

export function offsetVector(builder: Builder, offsets: readonly Offset[]): Offset {
  builder.startVector(4, offsets.length, 4);
  for (const offset of [...offsets].reverse()) builder.addOffset(offset);
  return builder.endVector();
}

/** Bytes that begin at a multiple of 16. */
export function alignedBytes(builder: Builder, bytes: Uint8Array): Offset {
  builder.startVector(1, bytes.length, 16);
  for (const byte of [...bytes].reverse()) builder.addInt8(byte);
  return builder.endVector();
}

/** A table whose only field is a union: the kind in slot 0, the value in slot 1. */
export function unionTable(builder: Builder, kind: number, value: Offset): Offset {
  builder.startObject(2);
  builder.addFieldInt8(0, kind, 0);
  builder.addFieldOffset(1, value, 0);
  return builder.endObject();
}
