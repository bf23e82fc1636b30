import type { KernelLine } from '../../compiled-recipe.ts';
import type { Unit } from '../../unit.ts';

const KERNEL: readonly KernelLine[] = [
  { line: 'CONFIG_DRM_ACCEL=y', because: 'kernel interface of NPUs' },
  { line: 'CONFIG_DRM_ACCEL_ROCKET=m', because: 'the driver of the NPU' },
];

export const rocket = {
  kind: 'accelerator',
  id: 'rocket',
  title: 'Rockchip NPU (rocket, Mesa Teflon)',
  summary: 'Open driver for the NPU of the RK3588, used by LiteRT as the Teflon delegate.',
  licence: 'MIT',
  slot: 'accelerators',
  provides: ['npu:rocket', 'delegate:teflon'],
  requires: ['arch:aarch64', 'hw:rk3588-npu', 'runtime:tflite'],
  conflicts: [],
  ramMiB: 40,
  engines: {
    buildroot: {
      symbols: [
        { name: 'BR2_PACKAGE_MESA_TEFLON', value: 'y', because: "the delegate, Boardwright's package" },
        { name: 'BR2_PACKAGE_MESA_TEFLON_ROCKET', value: 'y', because: "Mesa's driver of the NPU" },
      ],
      archs: ['aarch64'],
      minKernel: { version: '6.18', reason: 'the driver rocket came with it' },
      kernel: KERNEL,
      modules: ['rocket'],
      neverCompiled: true,
      cost: { installedMiB: 8, downloadMiB: 45, cpuSeconds: 900 },
    },
    debian: {
      unavailable:
        'the arm64 kernels of Debian are built without CONFIG_DRM_ACCEL, so they lack the rocket driver',
    },
    yocto: {
      layers: [],
      packages: [{ name: 'libteflon', because: "the delegate, from openembedded-core's Mesa" }],
      variables: [
        {
          name: 'PACKAGECONFIG:append:pn-mesa',
          value: ' teflon rocket',
          because: "Mesa's driver of the NPU and the delegate that calls it",
          where: 'conf',
        },
      ],
      distroFeatures: [{ name: 'opengl', because: 'Mesa is built only with a graphics interface chosen' }],
      archs: ['aarch64'],
      releases: { ids: ['wrynose'], reason: 'Mesa 24.0 of scarthgap has no Teflon delegate' },
      minKernel: { version: '6.18', reason: 'the driver rocket came with it' },
      kernel: KERNEL,
      modules: ['rocket'],
      cost: { installedMiB: 8, downloadMiB: 45, cpuSeconds: 900 },
    },
  },
} as const satisfies Unit;
