import type { KernelLine } from '../../compiled-recipe.ts';
import type { Unit } from '../../unit.ts';

const KERNEL: readonly KernelLine[] = [
  { line: 'CONFIG_USB_SUPPORT=y', because: 'the bus the accelerator is on' },
  {
    line: 'CONFIG_USB=y',
    because: 'the bus the accelerator is on, reached from programs through usbfs',
  },
];

export const coralUsb = {
  kind: 'accelerator',
  id: 'coral-usb',
  title: 'Coral USB Accelerator',
  summary: 'Edge TPU at a USB port, 4 TOPS (int8), for models compiled for it; through a LiteRT delegate.',
  licence: 'Apache-2.0',
  slot: 'accelerators',
  provides: ['npu:edgetpu'],
  requires: ['bus:usb', 'runtime:tflite'],
  conflicts: [],
  ramMiB: 20,
  engines: {
    buildroot: {
      symbols: [
        {
          name: 'BR2_PACKAGE_LIBEDGETPU',
          value: 'y',
          because: 'its runtime and delegate; the firmware is part of it',
        },
      ],
      archs: ['aarch64', 'x86_64'],
      archReason: 'its delegate is built with LiteRT 2.14.1, which is packaged for 64-bit alone',
      kernel: KERNEL,
      neverCompiled: true,
      cost: { installedMiB: 3, downloadMiB: 6, cpuSeconds: 400 },
    },
    debian: {
      unavailable: 'Debian has no package of its runtime, libedgetpu',
    },
    yocto: {
      layers: [{ id: 'meta-tensorflow-lite', because: 'has the recipe of libedgetpu' }],
      packages: [{ name: 'libedgetpu-std', because: 'its runtime and delegate; the firmware is part of it' }],
      archs: ['x86_64', 'aarch64'],
      kernel: KERNEL,
      cost: { installedMiB: 3, downloadMiB: 6, cpuSeconds: 400 },
    },
  },
} as const satisfies Unit;
