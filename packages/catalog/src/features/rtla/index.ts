import type { Unit } from '../../unit.ts';

export const rtla = {
  kind: 'feature',
  id: 'rtla',
  title: 'rtla (timerlat, osnoise)',
  summary: 'Finds out which interrupt or task made a real-time thread late.',
  licence: 'GPL-2.0-only',
  slot: 'profiling',
  provides: ['tool:rtla'],
  requires: [],
  conflicts: [],
  ramMiB: 0,
  engines: {
    debian: {
      packages: {
        trixie: ['rtla'],
        forky: ['rtla'],
      },
      archs: ['amd64', 'arm64'],
      sizes: {
        trixie: {
          amd64: { installedMiB: 2, downloadMiB: 1, packages: 3 },
          arm64: { installedMiB: 2, downloadMiB: 1, packages: 3 },
        },
        forky: {
          amd64: { installedMiB: 1, downloadMiB: 1, packages: 4 },
          arm64: { installedMiB: 1, downloadMiB: 1, packages: 4 },
        },
      },
    },
  },
} as const satisfies Unit;
