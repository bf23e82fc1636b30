import type { KernelLine } from '../../compiled-recipe.ts';
import type { Unit } from '../../unit.ts';

const KERNEL: readonly KernelLine[] = [
  { line: 'CONFIG_HIGH_RES_TIMERS=y', because: 'wake-ups at the microsecond' },
];

export const rtTests = {
  kind: 'feature',
  id: 'rt-tests',
  title: 'rt-tests (cyclictest)',
  summary: 'Measures wake-up latency; the boot test runs cyclictest and shows its histogram.',
  licence: 'GPL-2.0-or-later',
  slot: 'profiling',
  provides: ['tool:cyclictest'],
  requires: [],
  conflicts: [],
  ramMiB: 0,
  engines: {
    buildroot: {
      symbols: [{ name: 'BR2_PACKAGE_RT_TESTS', value: 'y', because: 'cyclictest' }],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      kernel: KERNEL,
      cost: { installedMiB: 1, downloadMiB: 1, cpuSeconds: 30 },
    },
    debian: {
      packages: {
        trixie: ['rt-tests'],
        forky: ['rt-tests'],
      },
      archs: ['amd64', 'arm64'],
      sizes: {
        trixie: {
          amd64: { installedMiB: 24, downloadMiB: 6, packages: 13 },
          arm64: { installedMiB: 26, downloadMiB: 6, packages: 13 },
        },
        forky: {
          amd64: { installedMiB: 29, downloadMiB: 8, packages: 15 },
          arm64: { installedMiB: 31, downloadMiB: 8, packages: 15 },
        },
      },
    },
    yocto: {
      layers: [],
      packages: [{ name: 'rt-tests', because: 'cyclictest' }],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      kernel: KERNEL,
      cost: { installedMiB: 1, downloadMiB: 1, cpuSeconds: 30 },
    },
  },
} as const satisfies Unit;
