import { Builder, type Offset } from 'flatbuffers';
import type { DenseLayer, DenseNet } from './dense-net.ts';
import { alignedBytes, int32Vector, offsetVector } from './flatbuffer-vectors.ts';
import { float32Bytes } from './float32-bytes.ts';

// Enum values and field slots of the TensorFlow Lite flatbuffer schema, version 3 (tensorflow/lite/schema/schema.fbs,
// Apache-2.0). Slot n of a table is its n-th field.
const SCHEMA_VERSION = 3;
const FULLY_CONNECTED = 9;
const FULLY_CONNECTED_OPTIONS = 8;
const ACTIVATION_RELU = 1;
const TYPE_FLOAT32 = 0;

/** Buffer { data:0 }; the runtime wants tensor data on 16-byte boundaries. */
function addBuffer(builder: Builder, bytes: Uint8Array): Offset {
  const data = bytes.length === 0 ? 0 : alignedBytes(builder, bytes);
  builder.startObject(1);
  builder.addFieldOffset(0, data, 0);
  return builder.endObject();
}

/** Tensor { shape:0, type:1, buffer:2, name:3 }. */
function addTensor(builder: Builder, name: string, shape: readonly number[], buffer: number): Offset {
  const nameOffset = builder.createString(name);
  const shapeOffset = int32Vector(builder, shape);
  builder.startObject(4);
  builder.addFieldOffset(0, shapeOffset, 0);
  builder.addFieldInt8(1, TYPE_FLOAT32, 0);
  builder.addFieldInt32(2, buffer, 0);
  builder.addFieldOffset(3, nameOffset, 0);
  return builder.endObject();
}

/** Operator { opcode_index:0, inputs:1, outputs:2, builtin_options_type:3, builtin_options:4 }. */
function addFullyConnected(
  builder: Builder,
  inputs: readonly number[],
  output: number,
  relu: boolean,
): Offset {
  const inputsOffset = int32Vector(builder, inputs);
  const outputsOffset = int32Vector(builder, [output]);
  builder.startObject(1);
  builder.addFieldInt8(0, relu ? ACTIVATION_RELU : 0, 0);
  const options = builder.endObject();
  builder.startObject(5);
  builder.addFieldInt32(0, 0, 0);
  builder.addFieldOffset(1, inputsOffset, 0);
  builder.addFieldOffset(2, outputsOffset, 0);
  builder.addFieldInt8(3, FULLY_CONNECTED_OPTIONS, 0);
  builder.addFieldOffset(4, options, 0);
  return builder.endObject();
}

function activationName(net: DenseNet, index: number): string {
  if (index === 0) return 'features';
  return index === net.length ? 'reconstruction' : `hidden${index - 1}`;
}

/**
 * Writes a dense net as a TensorFlow Lite model of FULLY_CONNECTED operators with fused ReLU.
 *
 * @param name - name of the only subgraph; input is `features` [1, n], output `reconstruction` [1, m], both float32
 * @invariant equal nets give byte-equal models
 */
export function exportTflite(net: DenseNet, name: string): Uint8Array {
  const builder = new Builder(16_384);
  const first = net[0] as DenseLayer;
  const widths = [first.inputs, ...net.map((layer) => layer.outputs)];
  const parameters = net.flatMap((layer, index) => [
    { name: `weights${index}`, shape: [layer.outputs, layer.inputs], values: layer.weights },
    { name: `bias${index}`, shape: [layer.outputs], values: layer.bias },
  ]);
  // Buffer 0 stays empty by the schema's rule; activations point at it.
  const buffers = [new Uint8Array(), ...parameters.map((parameter) => float32Bytes(parameter.values))];
  const bufferOffsets = buffers.map((bytes) => addBuffer(builder, bytes));
  const activations = widths.map((width, index) =>
    addTensor(builder, activationName(net, index), [1, width], 0),
  );
  const constants = parameters.map((parameter, index) =>
    addTensor(builder, parameter.name, parameter.shape, index + 1),
  );
  const operators = net.map(function layerOperator(_layer, index) {
    const weights = widths.length + index * 2;
    return addFullyConnected(builder, [index, weights, weights + 1], index + 1, index < net.length - 1);
  });
  const operatorsOffset = offsetVector(builder, operators);
  const tensorsOffset = offsetVector(builder, [...activations, ...constants]);
  const inputsOffset = int32Vector(builder, [0]);
  const outputsOffset = int32Vector(builder, [net.length]);
  const subgraphName = builder.createString(name);
  // SubGraph { tensors:0, inputs:1, outputs:2, operators:3, name:4 }
  builder.startObject(5);
  builder.addFieldOffset(0, tensorsOffset, 0);
  builder.addFieldOffset(1, inputsOffset, 0);
  builder.addFieldOffset(2, outputsOffset, 0);
  builder.addFieldOffset(3, operatorsOffset, 0);
  builder.addFieldOffset(4, subgraphName, 0);
  const subgraphs = offsetVector(builder, [builder.endObject()]);
  // OperatorCode { deprecated_builtin_code:0, custom_code:1, version:2, builtin_code:3 }
  builder.startObject(4);
  builder.addFieldInt8(0, FULLY_CONNECTED, 0);
  builder.addFieldInt32(2, 1, 0);
  builder.addFieldInt32(3, FULLY_CONNECTED, 0);
  const codes = offsetVector(builder, [builder.endObject()]);
  const buffersOffset = offsetVector(builder, bufferOffsets);
  const description = builder.createString(
    'Autoencoder over 32 standardised band energies of bearing vibration.',
  );
  // Model { version:0, operator_codes:1, subgraphs:2, description:3, buffers:4 }
  builder.startObject(5);
  builder.addFieldInt32(0, SCHEMA_VERSION, 0);
  builder.addFieldOffset(1, codes, 0);
  builder.addFieldOffset(2, subgraphs, 0);
  builder.addFieldOffset(3, description, 0);
  builder.addFieldOffset(4, buffersOffset, 0);
  builder.finish(builder.endObject(), 'TFL3');
  return Uint8Array.from(builder.asUint8Array());
}
