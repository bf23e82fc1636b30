import type { Unit } from '../../unit.ts';

export const bwBench = {
  kind: 'feature',
  id: 'bw-bench',
  title: 'bw-bench',
  summary: 'Times a model on the device: load time, latency percentiles and peak memory, as JSON.',
  licence: 'Apache-2.0',
  slot: 'profiling',
  provides: ['tool:bw-bench'],
  requires: [],
  conflicts: [],
  ramMiB: 1,
  engines: {
    buildroot: {
      symbols: [{ name: 'BR2_PACKAGE_BW_BENCH', value: 'y', because: "the program, Boardwright's package" }],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      cost: { installedMiB: 1, downloadMiB: 0, cpuSeconds: 5 },
    },
    debian: {
      unavailable: 'Boardwright does not put it into Debian images yet',
    },
    yocto: {
      layers: [],
      packages: [{ name: 'bw-bench', because: "the program, from Boardwright's own layer" }],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      cost: { installedMiB: 1, downloadMiB: 0, cpuSeconds: 5 },
    },
  },
} as const satisfies Unit;
