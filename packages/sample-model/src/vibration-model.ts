import { BANDS, bandEnergies } from './band-energies.ts';
import { type BearingCondition, simulateWindow } from './bearing-signal.ts';
import { createNet, type DenseNet, inferFloat32, roundToFloat32 } from './dense-net.ts';
import { createRandom, type Random } from './random.ts';
import { trainAutoencoder } from './train-net.ts';

const SEED = 20_260_212;
const TRAINING_WINDOWS = 1_536;
const CHECK_WINDOWS = 256;
const EPOCHS = 40;
const VECTORS_PER_CONDITION = 16;

/** Inputs with the answers every runtime must give. */
export interface TestVector {
  readonly condition: BearingCondition;
  readonly input: Float32Array;
  readonly output: Float32Array;
}

export interface VibrationModel {
  readonly net: DenseNet;
  /** Mean and standard deviation of each band over healthy windows; features are standardised with them. */
  readonly featureMean: Float32Array;
  readonly featureScale: Float32Array;
  /** A window whose mean squared reconstruction error is above this is called anomalous. */
  readonly threshold: number;
  /** Share of unseen healthy windows called anomalous, and of unseen faulty ones called so. */
  readonly falseAlarmRate: number;
  readonly detectionRate: number;
  readonly vectors: readonly TestVector[];
}

function features(condition: BearingCondition, count: number, random: Random): Float64Array[] {
  return Array.from({ length: count }, () => bandEnergies(simulateWindow(condition, random)));
}

/** Mean squared difference between what went in and what came out: the anomaly score. */
export function anomalyScore(input: Float32Array, output: Float32Array): number {
  return input.reduce((sum, value, index) => sum + (value - (output[index] ?? 0)) ** 2, 0) / input.length;
}

/**
 * Simulates bearing vibration, trains the autoencoder on healthy windows only and picks its threshold.
 *
 * @invariant takes no input and gives the same model every time
 */
export function makeVibrationModel(): VibrationModel {
  const random = createRandom(SEED);
  const healthy = features('healthy', TRAINING_WINDOWS, random);
  const mean = new Float32Array(BANDS);
  const scale = new Float32Array(BANDS);
  for (let band = 0; band < BANDS; band += 1) {
    const values = healthy.map((sample) => sample[band] ?? 0);
    const average = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / values.length;
    mean[band] = average;
    scale[band] = Math.sqrt(variance);
  }
  function standardise(sample: Float64Array): Float32Array {
    return Float32Array.from(sample, (value, band) => (value - (mean[band] ?? 0)) / (scale[band] ?? 1));
  }
  const trained = createNet([BANDS, 16, 4, 16, BANDS], random);
  const samples = healthy.map((sample) => Float64Array.from(standardise(sample)));
  trainAutoencoder(trained, samples, EPOCHS, random);
  const net = roundToFloat32(trained);

  function vectorsOf(condition: BearingCondition, count: number): TestVector[] {
    return features(condition, count, random).map(function toVector(sample) {
      const input = standardise(sample);
      return { condition, input, output: inferFloat32(net, input) };
    });
  }
  function scoresOf(condition: BearingCondition): number[] {
    return vectorsOf(condition, CHECK_WINDOWS).map((vector) => anomalyScore(vector.input, vector.output));
  }
  const unseen = scoresOf('healthy').sort((low, high) => low - high);
  const threshold = Math.fround((unseen[Math.floor(unseen.length * 0.99)] ?? 0) * 1.2);
  const falseAlarmRate = scoresOf('healthy').filter((score) => score > threshold).length / CHECK_WINDOWS;
  const detectionRate =
    scoresOf('outer-race-fault').filter((score) => score > threshold).length / CHECK_WINDOWS;
  const vectors = [
    ...vectorsOf('healthy', VECTORS_PER_CONDITION),
    ...vectorsOf('outer-race-fault', VECTORS_PER_CONDITION),
  ];
  return { net, featureMean: mean, featureScale: scale, threshold, falseAlarmRate, detectionRate, vectors };
}
