import type { KernelLine } from '../../compiled-recipe.ts';
import type { Unit } from '../../unit.ts';

const KERNEL: readonly KernelLine[] = [{ line: 'CONFIG_PERF_EVENTS=y', because: 'the counters perf reads' }];

export const perf = {
  kind: 'feature',
  id: 'perf',
  title: 'perf',
  summary: 'Counts and samples what the CPU does, down to the function.',
  licence: 'GPL-2.0-only',
  slot: 'profiling',
  provides: ['tool:perf'],
  requires: [],
  conflicts: [],
  ramMiB: 0,
  engines: {
    buildroot: {
      symbols: [
        { name: 'BR2_PACKAGE_LINUX_TOOLS_PERF', value: 'y', because: "perf from the kernel's own sources" },
      ],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      kernel: KERNEL,
      cost: { installedMiB: 8, downloadMiB: 1, cpuSeconds: 120 },
    },
    debian: {
      packages: {
        trixie: ['linux-perf'],
        forky: ['linux-perf'],
      },
      archs: ['amd64', 'arm64'],
      sizes: {
        trixie: {
          amd64: { installedMiB: 129, downloadMiB: 29, packages: 56 },
          arm64: { installedMiB: 124, downloadMiB: 26, packages: 56 },
        },
        forky: {
          amd64: { installedMiB: 131, downloadMiB: 30, packages: 52 },
          arm64: { installedMiB: 122, downloadMiB: 26, packages: 52 },
        },
      },
    },
    yocto: {
      layers: [],
      packages: [{ name: 'perf', because: "perf from the kernel's own sources" }],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      kernel: KERNEL,
      cost: { installedMiB: 8, downloadMiB: 1, cpuSeconds: 120 },
    },
  },
} as const satisfies Unit;
