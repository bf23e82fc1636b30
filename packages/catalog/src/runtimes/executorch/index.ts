import type { Unit } from '../../unit.ts';

export const executorch = {
  kind: 'runtime',
  id: 'executorch',
  title: 'ExecuTorch',
  summary: 'Runs PyTorch models exported as .pte on the CPU through XNNPACK; C++ libraries and a runner.',
  licence: 'BSD-3-Clause',
  slot: 'runtimes',
  provides: ['runtime:executorch'],
  requires: [],
  conflicts: [],
  ramMiB: 20,
  selfTestModel: 'vibration-anomaly',
  engines: {
    buildroot: {
      symbols: [
        {
          name: 'BR2_PACKAGE_EXECUTORCH',
          value: 'y',
          because: "libraries and executor_runner, Boardwright's package",
        },
        {
          name: 'BR2_PACKAGE_BW_SELFTEST_EXECUTORCH',
          value: 'y',
          because: 'the part of the self-test that is linked with it',
        },
      ],
      archs: ['x86_64', 'aarch64'],
      archReason: 'its package has been prepared for 64-bit Arm and x86-64 alone',
      cost: { installedMiB: 5, downloadMiB: 60, cpuSeconds: 1100 },
    },
    debian: {
      unavailable: 'Debian has no package of ExecuTorch',
    },
    yocto: {
      layers: [],
      packages: [
        { name: 'executorch-runner', because: "the program executor_runner, from Boardwright's own layer" },
        { name: 'bw-selftest-executorch', because: 'the part of the self-test that is linked with it' },
      ],
      archs: ['x86_64', 'aarch64'],
      archReason: 'its recipe has been prepared for 64-bit Arm and x86-64 alone',
      releases: { ids: ['wrynose'], reason: 'its recipe was written for wrynose alone' },
      cost: { installedMiB: 5, downloadMiB: 60, cpuSeconds: 1100 },
    },
  },
} as const satisfies Unit;
