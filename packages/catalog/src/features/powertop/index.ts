import type { Unit } from '../../unit.ts';

export const powertop = {
  kind: 'feature',
  id: 'powertop',
  title: 'PowerTOP',
  summary: 'Shows what keeps the CPU awake.',
  licence: 'GPL-2.0-only',
  slot: 'profiling',
  provides: ['tool:powertop'],
  requires: [],
  conflicts: [],
  ramMiB: 0,
  engines: {
    buildroot: {
      symbols: [{ name: 'BR2_PACKAGE_POWERTOP', value: 'y', because: 'shows what wakes the CPU' }],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      cost: { installedMiB: 2, downloadMiB: 2, cpuSeconds: 120 },
    },
    debian: {
      packages: {
        trixie: ['powertop'],
        forky: ['powertop'],
      },
      archs: ['amd64', 'arm64'],
      sizes: {
        trixie: {
          amd64: { installedMiB: 5, downloadMiB: 1, packages: 6 },
          arm64: { installedMiB: 6, downloadMiB: 1, packages: 6 },
        },
        forky: {
          amd64: { installedMiB: 6, downloadMiB: 1, packages: 6 },
          arm64: { installedMiB: 6, downloadMiB: 1, packages: 6 },
        },
      },
    },
    yocto: {
      layers: [],
      packages: [{ name: 'powertop', because: 'shows what wakes the CPU' }],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      cost: { installedMiB: 2, downloadMiB: 2, cpuSeconds: 120 },
    },
  },
} as const satisfies Unit;
