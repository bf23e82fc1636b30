import { createHash } from 'node:crypto';
import { exportExecutorch } from './export-executorch.ts';
import { exportOnnx } from './export-onnx.ts';
import { exportTflite } from './export-tflite.ts';
import { exportVectors } from './export-vectors.ts';
import { printJson } from './print-json.ts';
import { makeVibrationModel } from './vibration-model.ts';

/** Directory and graph name of the sample model. */
export const MODEL_NAME = 'vibration-anomaly';

/** Runtimes add in other orders and fuse multiplications; measured differences are below 1e-5. */
const TOLERANCE = 1e-4;

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${printJson(value)}\n`);
}

/**
 * Makes every file of the sample model.
 *
 * @returns file name to content
 * @invariant byte-equal on every run
 */
export function makeModelFiles(): ReadonlyMap<string, Uint8Array> {
  const model = makeVibrationModel();
  const onnx = exportOnnx(model.net, MODEL_NAME);
  const tflite = exportTflite(model.net, MODEL_NAME);
  const executorch = exportExecutorch(model.net);
  const layers = model.net.map((layer) => ({
    inputs: layer.inputs,
    outputs: layer.outputs,
    weights: [...layer.weights],
    bias: [...layer.bias],
  }));
  const card = {
    name: MODEL_NAME,
    title: 'Bearing vibration anomaly detector',
    licence: 'Apache-2.0',
    trainedOn: 'Simulated accelerometer windows of a healthy 6205 bearing; no measured data.',
    input: 'float32 [1, 32]: log10 band energies 0 to 6.4 kHz of 1024 samples at 12.8 kHz, standardised',
    output: 'float32 [1, 32]: reconstruction of the input; the mean squared difference is the anomaly score',
    threshold: model.threshold,
    tolerance: TOLERANCE,
    falseAlarmRateOnSimulatedData: model.falseAlarmRate,
    detectionRateOnSimulatedData: model.detectionRate,
    featureMean: [...model.featureMean],
    featureScale: [...model.featureScale],
    sha256: {
      'model.onnx': createHash('sha256').update(onnx).digest('hex'),
      'model.pte': createHash('sha256').update(executorch).digest('hex'),
      'model.tflite': createHash('sha256').update(tflite).digest('hex'),
    },
  };
  return new Map([
    ['model.onnx', onnx],
    ['model.tflite', tflite],
    ['model.pte', executorch],
    ['weights.json', json({ name: MODEL_NAME, layers })],
    ['vectors.bin', exportVectors(model.vectors, TOLERANCE, model.threshold)],
    ['model.json', json(card)],
  ]);
}
