import { type DenseNet, forward } from './dense-net.ts';
import type { Random } from './random.ts';

const LEARNING_RATE = 0.003;
const BATCH = 32;
const BETA_1 = 0.9;
const BETA_2 = 0.999;

interface Moments {
  readonly gradient: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

function momentsFor(values: Float64Array): Moments {
  const length = values.length;
  return {
    gradient: new Float64Array(length),
    first: new Float64Array(length),
    second: new Float64Array(length),
  };
}

/** Adds the gradient of the squared reconstruction error of one sample. */
function accumulate(
  net: DenseNet,
  moments: readonly (readonly [Moments, Moments])[],
  sample: Float64Array,
): void {
  const activations = forward(net, sample);
  const output = activations[net.length] ?? sample;
  let error = output.map((value, index) => (2 * (value - (sample[index] ?? 0))) / sample.length);
  for (let index = net.length - 1; index >= 0; index -= 1) {
    const layer = net[index];
    const pair = moments[index];
    const from = activations[index];
    if (layer === undefined || pair === undefined || from === undefined) continue;
    const below = new Float64Array(layer.inputs);
    for (let row = 0; row < layer.outputs; row += 1) {
      const delta = error[row] ?? 0;
      pair[1].gradient[row] = (pair[1].gradient[row] ?? 0) + delta;
      for (let column = 0; column < layer.inputs; column += 1) {
        const at = row * layer.inputs + column;
        pair[0].gradient[at] = (pair[0].gradient[at] ?? 0) + delta * (from[column] ?? 0);
        below[column] = (below[column] ?? 0) + delta * (layer.weights[at] ?? 0);
      }
    }
    error = below.map((value, column) => ((from[column] ?? 0) > 0 ? value : 0));
  }
}

/** One Adam step on `values`; clears the gradient. */
function step(values: Float64Array, moments: Moments, correction1: number, correction2: number): void {
  for (let at = 0; at < values.length; at += 1) {
    const gradient = (moments.gradient[at] ?? 0) / BATCH;
    const first = BETA_1 * (moments.first[at] ?? 0) + (1 - BETA_1) * gradient;
    const second = BETA_2 * (moments.second[at] ?? 0) + (1 - BETA_2) * gradient * gradient;
    moments.first[at] = first;
    moments.second[at] = second;
    moments.gradient[at] = 0;
    values[at] =
      (values[at] ?? 0) - (LEARNING_RATE * (first / correction1)) / (Math.sqrt(second / correction2) + 1e-8);
  }
}

/**
 * Trains a net in place to reproduce its input (mean squared error, Adam, mini-batches of 32).
 *
 * @param random - decides the order of the samples
 * @invariant equal nets, samples and random state give bit-equal weights
 */
export function trainAutoencoder(
  net: DenseNet,
  samples: readonly Float64Array[],
  epochs: number,
  random: Random,
): void {
  const moments = net.map((layer) => [momentsFor(layer.weights), momentsFor(layer.bias)] as const);
  const order = samples.map((_sample, index) => index);
  // Running products instead of Math.pow: they round the same on every machine.
  let decay1 = 1;
  let decay2 = 1;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    for (let start = 0; start + BATCH <= order.length; start += BATCH) {
      for (const index of order.slice(start, start + BATCH)) {
        accumulate(net, moments, samples[index] ?? new Float64Array());
      }
      decay1 *= BETA_1;
      decay2 *= BETA_2;
      for (const [index, layer] of net.entries()) {
        const pair = moments[index];
        if (pair === undefined) continue;
        step(layer.weights, pair[0], 1 - decay1, 1 - decay2);
        step(layer.bias, pair[1], 1 - decay1, 1 - decay2);
      }
    }
  }
}
