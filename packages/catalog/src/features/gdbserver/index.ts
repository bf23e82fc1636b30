import type { Unit } from '../../unit.ts';

export const gdbserver = {
  kind: 'feature',
  id: 'gdbserver',
  title: 'gdbserver',
  summary: 'Lets a debugger on another machine step through programs on the board.',
  licence: 'GPL-3.0-or-later',
  slot: 'profiling',
  provides: ['tool:gdbserver'],
  requires: [],
  conflicts: [],
  ramMiB: 0,
  engines: {
    debian: {
      packages: {
        trixie: ['gdbserver'],
        forky: ['gdbserver'],
      },
      archs: ['amd64', 'arm64'],
      sizes: {
        trixie: {
          amd64: { installedMiB: 4, downloadMiB: 1, packages: 2 },
          arm64: { installedMiB: 4, downloadMiB: 1, packages: 2 },
        },
        forky: {
          amd64: { installedMiB: 4, downloadMiB: 1, packages: 2 },
          arm64: { installedMiB: 4, downloadMiB: 1, packages: 2 },
        },
      },
    },
  },
} as const satisfies Unit;
