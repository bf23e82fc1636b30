import type { Unit } from '../../unit.ts';

export const ethosU = {
  kind: 'accelerator',
  id: 'ethos-u',
  title: 'Arm Ethos-U65 (ethosu, Mesa Teflon)',
  summary: 'Open driver for the NPU of the i.MX 93, used by LiteRT as the Teflon delegate.',
  licence: 'MIT',
  slot: 'accelerators',
  provides: ['npu:ethos-u', 'delegate:teflon'],
  requires: ['arch:aarch64', 'hw:ethos-u', 'runtime:tflite'],
  conflicts: [],
  ramMiB: 40,
  engines: {
    buildroot: {
      symbols: [
        { name: 'BR2_PACKAGE_MESA_TEFLON', value: 'y', because: "the delegate, Boardwright's package" },
        { name: 'BR2_PACKAGE_MESA_TEFLON_ETHOSU', value: 'y', because: "Mesa's driver of the NPU" },
      ],
      archs: ['aarch64'],
      minKernel: { version: '6.19', reason: 'the driver ethosu came with it' },
      kernel: [
        { line: 'CONFIG_DRM_ACCEL=y', because: 'kernel interface of NPUs' },
        { line: 'CONFIG_DRM_ACCEL_ARM_ETHOSU=m', because: 'the driver of the NPU' },
      ],
      modules: ['ethosu'],
      neverCompiled: true,
      cost: { installedMiB: 8, downloadMiB: 45, cpuSeconds: 900 },
    },
    debian: {
      unavailable:
        'the arm64 kernels of Debian are built without CONFIG_DRM_ACCEL, so they lack the ethosu driver',
    },
    yocto: {
      unavailable:
        "the driver ethosu came with Linux 6.19, and the i.MX 93 is built with NXP's older kernels, which reach the NPU through firmware of the Cortex-M33 that is not made here",
    },
  },
} as const satisfies Unit;
