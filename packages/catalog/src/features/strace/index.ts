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
  },
} as const satisfies Unit;
