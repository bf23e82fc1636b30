import type { KernelLine } from '../../compiled-recipe.ts';
import type { Unit } from '../../unit.ts';

const KERNEL: readonly KernelLine[] = [
  { line: 'CONFIG_FTRACE=y', because: 'the tracers of the kernel' },
  {
    line: 'CONFIG_FUNCTION_TRACER=y',
    because: 'traces functions of the kernel',
    // arch/riscv/Kconfig of Linux 6.12: HAVE_FUNCTION_TRACER if !PREEMPTION; of 6.18: no such condition.
    except: { arch: 'riscv64', preemption: ['lazy', 'full', 'rt'], before: '6.18' },
  },
];

export const traceCmd = {
  kind: 'feature',
  id: 'trace-cmd',
  title: 'trace-cmd',
  summary: 'Records kernel events with ftrace: scheduling, interrupts, latencies.',
  licence: 'GPL-2.0-only',
  slot: 'profiling',
  provides: ['tool:trace-cmd'],
  requires: [],
  conflicts: [],
  ramMiB: 0,
  engines: {
    buildroot: {
      symbols: [{ name: 'BR2_PACKAGE_TRACE_CMD', value: 'y', because: 'records traces of the kernel' }],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      kernel: KERNEL,
      cost: { installedMiB: 1, downloadMiB: 1, cpuSeconds: 30 },
    },
    debian: {
      packages: {
        trixie: ['trace-cmd'],
        forky: ['trace-cmd'],
      },
      archs: ['amd64', 'arm64'],
      sizes: {
        trixie: {
          amd64: { installedMiB: 2, downloadMiB: 1, packages: 4 },
          arm64: { installedMiB: 3, downloadMiB: 1, packages: 4 },
        },
        forky: {
          amd64: { installedMiB: 2, downloadMiB: 1, packages: 4 },
          arm64: { installedMiB: 3, downloadMiB: 1, packages: 4 },
        },
      },
    },
    yocto: {
      layers: [{ id: 'meta-oe', because: 'has its recipe' }],
      packages: [{ name: 'trace-cmd', because: 'records traces of the kernel' }],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      kernel: KERNEL,
      cost: { installedMiB: 1, downloadMiB: 1, cpuSeconds: 30 },
    },
  },
} as const satisfies Unit;
