import type { Unit } from '../../unit.ts';

export const hailo8 = {
  kind: 'accelerator',
  id: 'hailo8',
  title: 'Hailo-8, Hailo-8L',
  summary: 'PCIe accelerator of up to 26 TOPS (int8) with its own runtime, HailoRT.',
  licence: 'MIT; firmware proprietary',
  slot: 'accelerators',
  provides: ['npu:hailo8'],
  requires: ['bus:pcie'],
  conflicts: [],
  ramMiB: 80,
  engines: {
    buildroot: {
      unavailable:
        'Boardwright brings driver and firmware (hailort-drivers, hailo8-firmware), but HailoRT fetches sources of its own while it is configured that no checksum is known of',
    },
    debian: {
      unavailable: 'Debian has packages neither of the Hailo-8 driver nor of HailoRT',
    },
  },
} as const satisfies Unit;
