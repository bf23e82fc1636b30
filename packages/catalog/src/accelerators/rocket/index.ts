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
      unavailable:
        'Mesa in Buildroot is built without the Teflon delegate, which LiteRT reaches this NPU through',
    },
    debian: {
      unavailable:
        'the arm64 kernels of Debian are built without CONFIG_DRM_ACCEL, so they lack the rocket driver',
    },
  },
} as const satisfies Unit;
