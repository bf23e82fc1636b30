import type { Unit } from '../../unit.ts';

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
      kernel: [
        { line: 'CONFIG_DRM_ACCEL=y', because: 'kernel interface of NPUs' },
        { line: 'CONFIG_DRM_ACCEL_ROCKET=m', because: 'the driver of the NPU' },
      ],
      modules: ['rocket'],
      neverCompiled: true,
      cost: { installedMiB: 8, downloadMiB: 45, cpuSeconds: 900 },
    },
    debian: {
      unavailable:
        'the arm64 kernels of Debian are built without CONFIG_DRM_ACCEL, so they lack the rocket driver',
    },
  },
} as const satisfies Unit;
