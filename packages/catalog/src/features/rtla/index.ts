import type { KernelLine } from '../../compiled-recipe.ts';
import type { Unit } from '../../unit.ts';

const KERNEL: readonly KernelLine[] = [
  { line: 'CONFIG_FTRACE=y', because: 'the tracers of the kernel' },
  { line: 'CONFIG_OSNOISE_TRACER=y', because: 'rtla osnoise' },
  { line: 'CONFIG_TIMERLAT_TRACER=y', because: 'rtla timerlat' },
];

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
    buildroot: {
      symbols: [
        { name: 'BR2_PACKAGE_LINUX_TOOLS_RTLA', value: 'y', because: "rtla from the kernel's own sources" },
      ],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      minKernel: { version: '5.19', reason: 'osnoise and timerlat came with it' },
      kernel: KERNEL,
      cost: { installedMiB: 1, downloadMiB: 1, cpuSeconds: 40 },
    },
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
    yocto: {
      layers: [{ id: 'meta-oe', because: 'has its recipe' }],
      packages: [{ name: 'rtla', because: "rtla from the kernel's own sources" }],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      releases: { ids: ['wrynose'], reason: 'meta-openembedded of scarthgap has no recipe of rtla' },
      kernel: KERNEL,
      cost: { installedMiB: 1, downloadMiB: 1, cpuSeconds: 40 },
    },
  },
} as const satisfies Unit;
