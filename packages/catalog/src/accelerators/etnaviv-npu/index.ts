import type { Unit } from '../../unit.ts';

export const etnavivNpu = {
  kind: 'accelerator',
  id: 'etnaviv-npu',
  title: 'VeriSilicon NPU (etnaviv, Mesa Teflon)',
  summary:
    'Open driver for the NPUs of i.MX 8M Plus and Amlogic A311D, used by LiteRT as the Teflon delegate.',
  licence: 'MIT',
  slot: 'accelerators',
  provides: ['npu:etnaviv', 'delegate:teflon'],
  requires: ['arch:aarch64', 'hw:vivante-npu', 'runtime:tflite'],
  conflicts: [],
  ramMiB: 40,
  engines: {
    buildroot: {
      unavailable:
        'Mesa in Buildroot is built without the Teflon delegate, which LiteRT reaches this NPU through',
    },
    debian: {
      packages: {
        trixie: ['mesa-teflon-delegate'],
        forky: ['mesa-teflon-delegate'],
      },
      archs: ['arm64'],
      modules: ['etnaviv'],
      sizes: {
        trixie: {
          arm64: { installedMiB: 8, downloadMiB: 1, packages: 3 },
        },
        forky: {
          arm64: { installedMiB: 11, downloadMiB: 1, packages: 3 },
        },
      },
    },
  },
} as const satisfies Unit;
