import { executorch } from './runtimes/executorch/index.ts';
import { onnxruntime } from './runtimes/onnxruntime/index.ts';
import { pytorch } from './runtimes/pytorch/index.ts';
import { tflite } from './runtimes/tflite/index.ts';
import type { Unit } from './unit.ts';

/** Every ML runtime, one line each, in the order they are shown. */
export const RUNTIMES: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  [tflite.id, tflite],
  [onnxruntime.id, onnxruntime],
  [executorch.id, executorch],
  [pytorch.id, pytorch],
]);
