import { normal, type Random } from './random.ts';

/** One fully connected layer: `outputs` rows of `inputs` weights, row after row. */
export interface DenseLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

/** Layers in order; every layer but the last is followed by ReLU. */
export type DenseNet = readonly DenseLayer[];

/** Makes a net with He-initialised weights and zero biases; `widths` are the layer sizes from input to output. */
export function createNet(widths: readonly number[], random: Random): DenseNet {
  return widths.slice(1).map(function createLayer(outputs, index) {
    const inputs = widths[index] ?? 0;
    const scale = Math.sqrt(2 / inputs);
    const weights = Float64Array.from({ length: inputs * outputs }, () => scale * normal(random));
    return { inputs, outputs, weights, bias: new Float64Array(outputs) };
  });
}

/** Activations of every layer, the input first; used for training, in double precision. */
export function forward(net: DenseNet, input: Float64Array): Float64Array[] {
  const activations = [input];
  for (const [index, layer] of net.entries()) {
    const from = activations[index] ?? input;
    const to = new Float64Array(layer.outputs);
    for (let row = 0; row < layer.outputs; row += 1) {
      let sum = layer.bias[row] ?? 0;
      for (let column = 0; column < layer.inputs; column += 1) {
        sum += (layer.weights[row * layer.inputs + column] ?? 0) * (from[column] ?? 0);
      }
      to[row] = index < net.length - 1 && sum < 0 ? 0 : sum;
    }
    activations.push(to);
  }
  return activations;
}

/** Rounds every weight and bias to single precision, the precision of the exported models. */
export function roundToFloat32(net: DenseNet): DenseNet {
  return net.map((layer) => ({
    ...layer,
    weights: Float64Array.from(layer.weights, Math.fround),
    bias: Float64Array.from(layer.bias, Math.fround),
  }));
}

/**
 * Output of the net computed in single precision, one rounding per operation: what a runtime should answer up to the
 * order of its additions.
 *
 * @param net - weights already rounded to single precision
 */
export function inferFloat32(net: DenseNet, input: Float32Array): Float32Array {
  let values = input;
  for (const [index, layer] of net.entries()) {
    const next = new Float32Array(layer.outputs);
    for (let row = 0; row < layer.outputs; row += 1) {
      let sum = 0;
      for (let column = 0; column < layer.inputs; column += 1) {
        const product = Math.fround(
          (layer.weights[row * layer.inputs + column] ?? 0) * (values[column] ?? 0),
        );
        sum = Math.fround(sum + product);
      }
      sum = Math.fround(sum + (layer.bias[row] ?? 0));
      next[row] = index < net.length - 1 && sum < 0 ? 0 : sum;
    }
    values = next;
  }
  return values;
}
