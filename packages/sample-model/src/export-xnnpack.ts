import { Builder, type Offset } from 'flatbuffers';
import type { DenseNet } from './dense-net.ts';
import { int32Vector, offsetVector, unionTable } from './flatbuffer-vectors.ts';
import { float32Bytes } from './float32-bytes.ts';

// Enum values and field slots of the graph of ExecuTorch's XNNPACK backend (backends/xnnpack/serialization/schema.fbs,
// BSD-3-Clause) and the layout of what it is wrapped in (runtime/XNNHeader.h). Slot n of a table is its n-th field.
const IDENTIFIER = 'XN01';
const NODE_FULLY_CONNECTED = 2;
const VALUE_TENSOR = 1;
const DATATYPE_FP32 = 1;
const EXTERNAL_INPUT = 1;
const EXTERNAL_OUTPUT = 2;
const NO_EXTERNAL_ID = 0xff_ff_ff_ff;
const HEADER_BYTES = 30;
const ALIGNMENT = 16;
/** Kernels may read this far past the end of a tensor. */
const EXTRA_BYTES = 16;

interface Value {
  readonly shape: readonly number[];
  /** Index into the constants; 0 for what is computed. */
  readonly constant: number;
  readonly externalId?: number;
  readonly flags?: number;
}

/** XValue { xvalue_union_type:0, xvalue_union:1 } of a XNNTensorValue. */
function addValue(builder: Builder, id: number, { shape, constant, externalId, flags }: Value): Offset {
  const dims = int32Vector(builder, shape);
  // XNNTensorValue { datatype:0, num_dims:1, dims:2, constant_buffer_idx:3, external_id:4, flags:5, id_out:6 }
  builder.startObject(7);
  builder.addFieldInt16(0, DATATYPE_FP32, 0);
  builder.addFieldInt32(1, shape.length, 0);
  builder.addFieldOffset(2, dims, 0);
  builder.addFieldInt32(3, constant, 0);
  builder.addFieldInt32(4, externalId ?? NO_EXTERNAL_ID, 0);
  builder.addFieldInt32(5, flags ?? 0, 0);
  builder.addFieldInt32(6, id, 0);
  const tensor = builder.endObject();
  return unionTable(builder, VALUE_TENSOR, tensor);
}

/** XNode { xnode_union_type:0, xnode_union:1, debug_handle:2, output_min_max:3 }. */
function addLayer(builder: Builder, ids: readonly [number, number, number, number], relu: boolean): Offset {
  // XNNFullyConnected { input1_id:0, filter_id:1, bias_id:2, output_id:3, flags:4 }
  builder.startObject(5);
  for (const [slot, id] of ids.entries()) builder.addFieldInt32(slot, id, 0);
  const layer = builder.endObject();
  // OutputMinMax { output_min:0, output_max:1 }
  builder.startObject(2);
  builder.addFieldFloat32(0, relu ? 0 : Number.NEGATIVE_INFINITY, 0);
  builder.addFieldFloat32(1, Number.POSITIVE_INFINITY, 0);
  const range = builder.endObject();
  builder.startObject(4);
  builder.addFieldInt8(0, NODE_FULLY_CONNECTED, 0);
  builder.addFieldOffset(1, layer, 0);
  builder.addFieldOffset(3, range, 0);
  return builder.endObject();
}

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Constants one after the other, each at an aligned offset; the first of `offsets` stands for "no constant". */
function layOut(constants: readonly Uint8Array[]): {
  offsets: readonly { at: number; size: number }[];
  total: number;
} {
  const offsets = [{ at: 0, size: 0 }];
  let at = 0;
  for (const bytes of constants) {
    offsets.push({ at, size: bytes.length });
    at += aligned(bytes.length + EXTRA_BYTES);
  }
  return { offsets, total: at };
}

/**
 * Writes a dense net as what ExecuTorch's XNNPACK backend compiles on the device: fully connected nodes with ReLU as their
 * range, value 0 the input and the last activation the output.
 */
export function exportXnnpack(net: DenseNet): Uint8Array {
  const builder = new Builder(4096);
  const widths = [net[0]?.inputs ?? 0, ...net.map(({ outputs }) => outputs)];
  const constants = net.flatMap(({ weights, bias }) => [float32Bytes(weights), float32Bytes(bias)]);
  const activations = widths.map((width, index): Value => {
    const shape = [1, width];
    if (index === 0) return { shape, constant: 0, externalId: 0, flags: EXTERNAL_INPUT };
    if (index === net.length) return { shape, constant: 0, externalId: 1, flags: EXTERNAL_OUTPUT };
    return { shape, constant: 0 };
  });
  const parameters = net.flatMap(({ inputs, outputs }, index): Value[] => [
    { shape: [outputs, inputs], constant: index * 2 + 1 },
    { shape: [outputs], constant: index * 2 + 2 },
  ]);
  const values = [...activations, ...parameters].map((value, id) => addValue(builder, id, value));
  const layers = net.map((_layer, index) => {
    const weights = widths.length + index * 2;
    return addLayer(builder, [index, weights, weights + 1, index + 1], index < net.length - 1);
  });
  const { offsets, total } = layOut(constants);
  const places = offsets.map(({ at, size }) => {
    // ConstantDataOffset { offset:0, size:1, named_key:2 }; a key, even an empty one, would mean that the data is elsewhere.
    builder.startObject(3);
    builder.addFieldInt64(0, BigInt(at), 0n);
    builder.addFieldInt64(1, BigInt(size), 0n);
    return builder.endObject();
  });
  const version = builder.createString('0');
  const nodesOffset = offsetVector(builder, layers);
  const valuesOffset = offsetVector(builder, values);
  const inputIds = int32Vector(builder, [0]);
  const outputIds = int32Vector(builder, [net.length]);
  const placesOffset = offsetVector(builder, places);
  // XNNGraph { version:0, xnodes:1, xvalues:2, num_externs:3, input_ids:4, output_ids:5, 6 and 7 deprecated, constant_data:8 }
  builder.startObject(9);
  builder.addFieldOffset(0, version, 0);
  builder.addFieldOffset(1, nodesOffset, 0);
  builder.addFieldOffset(2, valuesOffset, 0);
  builder.addFieldInt32(3, 2, 0);
  builder.addFieldOffset(4, inputIds, 0);
  builder.addFieldOffset(5, outputIds, 0);
  builder.addFieldOffset(8, placesOffset, 0);
  builder.finish(builder.endObject(), IDENTIFIER);
  return wrap(builder.asUint8Array(), constants, offsets, total);
}

/** Header, graph and constants in one piece. */
function wrap(
  graph: Uint8Array,
  constants: readonly Uint8Array[],
  offsets: readonly { at: number }[],
  constantBytes: number,
): Uint8Array {
  const graphAt = aligned(HEADER_BYTES);
  const constantsAt = aligned(graphAt + graph.length);
  const bytes = new Uint8Array(constantsAt + constantBytes);
  const header = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('XH00'), 4);
  header.setUint16(8, HEADER_BYTES, true);
  header.setUint32(10, graphAt, true);
  header.setUint32(14, graph.length, true);
  header.setUint32(18, constantsAt, true);
  header.setBigUint64(22, BigInt(constantBytes), true);
  bytes.set(graph, graphAt);
  for (const [index, constant] of constants.entries())
    bytes.set(constant, constantsAt + (offsets[index + 1]?.at ?? 0));
  return bytes;
}
