import type { Unit } from '../../unit.ts';

export const stressNg = {
  kind: 'feature',
  id: 'stress-ng',
  title: 'stress-ng',
  summary: 'Loads CPU, memory and I/O, so that latency is measured under load.',
  licence: 'GPL-2.0-or-later',
  slot: 'profiling',
  provides: ['tool:stress-ng'],
  requires: [],
  conflicts: [],
  ramMiB: 0,
  engines: {
    buildroot: {
      symbols: [{ name: 'BR2_PACKAGE_STRESS_NG', value: 'y', because: 'loads CPU, memory and I/O' }],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      cost: { installedMiB: 4, downloadMiB: 6, cpuSeconds: 240 },
    },
    debian: {
      packages: {
        trixie: ['stress-ng'],
        forky: ['stress-ng'],
      },
      archs: ['amd64', 'arm64'],
      sizes: {
        trixie: {
          amd64: { installedMiB: 232, downloadMiB: 51, packages: 41 },
          arm64: { installedMiB: 198, downloadMiB: 44, packages: 38 },
        },
        forky: {
          amd64: { installedMiB: 243, downloadMiB: 55, packages: 40 },
          arm64: { installedMiB: 222, downloadMiB: 49, packages: 37 },
        },
      },
    },
    yocto: {
      layers: [],
      packages: [{ name: 'stress-ng', because: 'loads CPU, memory and I/O' }],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      cost: { installedMiB: 4, downloadMiB: 6, cpuSeconds: 240 },
    },
  },
} as const satisfies Unit;
