import type { KernelLine } from '../../compiled-recipe.ts';
import type { Unit } from '../../unit.ts';

const KERNEL: readonly KernelLine[] = [{ line: 'CONFIG_DRM_ETNAVIV=m', because: 'the driver of the NPU' }];

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
      symbols: [
        { name: 'BR2_PACKAGE_MESA_TEFLON', value: 'y', because: "the delegate, Boardwright's package" },
        { name: 'BR2_PACKAGE_MESA_TEFLON_ETNAVIV', value: 'y', because: "Mesa's driver of the NPU" },
      ],
      archs: ['aarch64'],
      minKernel: { version: '6.8', reason: 'older kernels do not drive the NPU of the i.MX 8M Plus' },
      kernel: KERNEL,
      modules: ['etnaviv'],
      neverCompiled: true,
      cost: { installedMiB: 8, downloadMiB: 45, cpuSeconds: 900 },
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
    yocto: {
      unavailable:
        "the one board with the NPU is built with NXP's kernel, which drives it with NXP's own driver",
    },
  },
} as const satisfies Unit;
