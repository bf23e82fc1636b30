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
    buildroot: {
      symbols: [
        { name: 'BR2_PACKAGE_GDB', value: 'y', because: 'the package gdbserver is part of' },
        {
          name: 'BR2_PACKAGE_GDB_SERVER',
          value: 'y',
          because: 'the remote half of the debugger, without the debugger',
        },
      ],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      cost: { installedMiB: 1, downloadMiB: 25, cpuSeconds: 250 },
    },
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
    yocto: {
      layers: [],
      packages: [{ name: 'gdbserver', because: 'the remote half of the debugger, without the debugger' }],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      cost: { installedMiB: 1, downloadMiB: 25, cpuSeconds: 250 },
    },
  },
} as const satisfies Unit;
