import type { Unit } from '../../unit.ts';

export const pytorch = {
  kind: 'runtime',
  id: 'pytorch',
  title: 'PyTorch',
  summary: 'The whole of PyTorch with Python: for boards with memory to spare.',
  licence: 'BSD-3-Clause',
  slot: 'runtimes',
  provides: ['runtime:pytorch'],
  requires: [],
  conflicts: [],
  ramMiB: 350,
  selfTestModel: 'vibration-anomaly',
  engines: {
    buildroot: {
      unavailable: 'Buildroot has no PyTorch package; libtorch does not cross-compile with its build system',
    },
    debian: {
      packages: {
        trixie: ['python3-torch'],
        forky: ['python3-torch'],
      },
      archs: ['amd64', 'arm64'],
      sizes: {
        trixie: {
          amd64: { installedMiB: 912, downloadMiB: 183, packages: 110 },
          arm64: { installedMiB: 823, downloadMiB: 155, packages: 108 },
        },
        forky: {
          amd64: { installedMiB: 1060, downloadMiB: 217, packages: 110 },
          arm64: { installedMiB: 983, downloadMiB: 187, packages: 109 },
        },
      },
    },
    yocto: { unavailable: 'no public layer has a recipe that cross-compiles PyTorch for these boards' },
  },
} as const satisfies Unit;
