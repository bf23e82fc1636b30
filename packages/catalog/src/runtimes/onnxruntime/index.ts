import type { Unit } from '../../unit.ts';

export const onnxruntime = {
  kind: 'runtime',
  id: 'onnxruntime',
  title: 'ONNX Runtime',
  summary: 'Runs ONNX models on the CPU; C and C++ library, no Python.',
  licence: 'MIT',
  slot: 'runtimes',
  provides: ['runtime:onnxruntime'],
  requires: [],
  conflicts: [],
  ramMiB: 60,
  selfTestModel: 'vibration-anomaly',
  engines: {
    buildroot: {
      symbols: [
        {
          name: 'BR2_PACKAGE_ONNXRUNTIME',
          value: 'y',
          because: "the C and C++ library, Boardwright's package",
        },
      ],
      archs: ['x86_64', 'aarch64'],
      archReason: 'its package has been prepared for 64-bit Arm and x86-64 alone',
      neverCompiled: true,
      // Downloads are the sizes the FreeBSD port states; the rest is an assumption.
      cost: { installedMiB: 22, downloadMiB: 320, cpuSeconds: 5400 },
    },
    debian: {
      packages: {
        trixie: ['libonnxruntime1.21'],
        forky: ['libonnxruntime1.23'],
      },
      // Issue 23957 of microsoft/onnxruntime; seen on an emulated Cortex-A72 too.
      boardNeeds: {
        trixie: {
          arch: 'arm64',
          token: 'cpu:armv8.2',
          reason:
            'version 1.21.0, that of trixie, ends with an illegal instruction on Armv8.0 CPUs such as the Cortex-A72',
        },
      },
      archs: ['amd64', 'arm64'],
      sizes: {
        trixie: {
          amd64: { installedMiB: 75, downloadMiB: 15, packages: 11 },
          arm64: { installedMiB: 58, downloadMiB: 10, packages: 11 },
        },
        forky: {
          amd64: { installedMiB: 82, downloadMiB: 18, packages: 13 },
          arm64: { installedMiB: 62, downloadMiB: 12, packages: 13 },
        },
      },
    },
    yocto: {
      layers: [
        { id: 'meta-onnxruntime', because: 'has the recipe of ONNX Runtime' },
        { id: 'meta-python', because: 'has pybind11, which ONNX Runtime is made with' },
      ],
      packages: [{ name: 'onnxruntime', because: 'the C and C++ library' }],
      archs: ['x86_64', 'aarch64', 'riscv64'],
      archReason: 'its layer says that every 32-bit machine it tried fails',
      cost: { installedMiB: 22, downloadMiB: 320, cpuSeconds: 5400 },
    },
  },
} as const satisfies Unit;
