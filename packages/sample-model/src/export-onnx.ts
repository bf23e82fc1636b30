import protobuf from 'protobufjs';
import type { DenseNet } from './dense-net.ts';
import { float32Bytes } from './float32-bytes.ts';
import { ONNX_SCHEMA } from './onnx-schema.ts';

const FLOAT = 1;
const ATTRIBUTE_INT = 2;
const OPSET = 13;
const IR_VERSION = 8;

function tensor(name: string, dims: readonly number[], values: Float64Array): Record<string, unknown> {
  return { dims, dataType: FLOAT, name, rawData: float32Bytes(values) };
}

function valueInfo(name: string, width: number): Record<string, unknown> {
  const shape = { dim: [{ dimValue: 1 }, { dimValue: width }] };
  return { name, type: { tensorType: { elemType: FLOAT, shape } } };
}

/**
 * Writes a dense net as an ONNX model: one Gemm per layer, Relu between them.
 *
 * @param name - graph name; input is `features` [1, n], output `reconstruction` [1, m], both float32
 * @invariant equal nets give byte-equal models
 */
export function exportOnnx(net: DenseNet, name: string): Uint8Array {
  const last = net.length - 1;
  const nodes = net.flatMap(function layerNodes(_layer, index) {
    const from = index === 0 ? 'features' : `hidden${index - 1}`;
    const to = index === last ? 'reconstruction' : `sum${index}`;
    const gemm = {
      input: [from, `weights${index}`, `bias${index}`],
      output: [to],
      name: `dense${index}`,
      opType: 'Gemm',
      attribute: [{ name: 'transB', i: 1, type: ATTRIBUTE_INT }],
    };
    if (index === last) return [gemm];
    return [gemm, { input: [to], output: [`hidden${index}`], name: `relu${index}`, opType: 'Relu' }];
  });
  const initializer = net.flatMap((layer, index) => [
    tensor(`weights${index}`, [layer.outputs, layer.inputs], layer.weights),
    tensor(`bias${index}`, [layer.outputs], layer.bias),
  ]);
  const model = {
    irVersion: IR_VERSION,
    producerName: 'boardwright',
    producerVersion: '1',
    docString: 'Autoencoder over 32 standardised band energies of bearing vibration.',
    graph: {
      node: nodes,
      name,
      initializer,
      input: [valueInfo('features', net[0]?.inputs ?? 0)],
      output: [valueInfo('reconstruction', net[last]?.outputs ?? 0)],
    },
    opsetImport: [{ domain: '', version: OPSET }],
  };
  const type = protobuf.parse(ONNX_SCHEMA).root.lookupType('onnx.ModelProto');
  return Uint8Array.from(type.encode(type.create(model)).finish());
}
