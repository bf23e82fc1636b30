import type { Unit } from '../../unit.ts';

export const strace = {
  kind: 'feature',
  id: 'strace',
  title: 'strace',
  summary: 'Shows the system calls of a program.',
  licence: 'LGPL-2.1-or-later',
  slot: 'profiling',
  provides: ['tool:strace'],
  requires: [],
  conflicts: [],
  ramMiB: 0,
  engines: {
    buildroot: {
      symbols: [{ name: 'BR2_PACKAGE_STRACE', value: 'y', because: 'shows the system calls of a program' }],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      cost: { installedMiB: 2, downloadMiB: 3, cpuSeconds: 90 },
    },
    debian: {
      packages: {
        trixie: ['strace'],
        forky: ['strace'],
      },
      archs: ['amd64', 'arm64'],
      sizes: {
        trixie: {
          amd64: { installedMiB: 3, downloadMiB: 1, packages: 2 },
          arm64: { installedMiB: 3, downloadMiB: 1, packages: 1 },
        },
        forky: {
          amd64: { installedMiB: 3, downloadMiB: 2, packages: 2 },
          arm64: { installedMiB: 3, downloadMiB: 1, packages: 1 },
        },
      },
    },
    yocto: {
      layers: [],
      packages: [{ name: 'strace', because: 'shows the system calls of a program' }],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      cost: { installedMiB: 2, downloadMiB: 3, cpuSeconds: 90 },
    },
  },
} as const satisfies Unit;
