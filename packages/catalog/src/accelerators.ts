import { coralUsb } from './accelerators/coral-usb/index.ts';
import { ethosU } from './accelerators/ethos-u/index.ts';
import { etnavivNpu } from './accelerators/etnaviv-npu/index.ts';
import { hailo8 } from './accelerators/hailo8/index.ts';
import { rocket } from './accelerators/rocket/index.ts';
import type { Unit } from './unit.ts';

/** Every accelerator, one line each, in the order they are shown. */
export const ACCELERATORS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  [etnavivNpu.id, etnavivNpu],
  [rocket.id, rocket],
  [ethosU.id, ethosU],
  [hailo8.id, hailo8],
  [coralUsb.id, coralUsb],
]);
