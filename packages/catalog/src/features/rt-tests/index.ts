import type { Unit } from '../../unit.ts';

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
  },
} as const satisfies Unit;
