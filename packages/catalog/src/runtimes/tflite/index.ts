import type { Unit } from '../../unit.ts';

export const tflite = {
  kind: 'runtime',
  id: 'tflite',
  title: 'LiteRT (TensorFlow Lite)',
  summary: 'Runs .tflite models on the CPU, and on NPUs through delegates; C and C++ library.',
  licence: 'Apache-2.0',
  slot: 'runtimes',
  provides: ['runtime:tflite'],
  requires: [],
  conflicts: [],
  ramMiB: 25,
  selfTestModel: 'vibration-anomaly',
  engines: {
    buildroot: {
      symbols: [
        {
          name: 'BR2_PACKAGE_LITERT',
          value: 'y',
          because: 'the C library 2.14.1, with XNNPACK',
          archs: ['x86_64', 'aarch64'],
        },
        {
          name: 'BR2_PACKAGE_TENSORFLOW_LITE',
          value: 'y',
          because: "Buildroot's own 2.11, as LiteRT 2.14.1 is packaged for 64-bit alone",
          archs: ['arm'],
        },
      ],
      archs: ['x86_64', 'aarch64', 'arm'],
      archReason: 'its CPU information library does not know the architecture',
      cost: { installedMiB: 12, downloadMiB: 90, cpuSeconds: 1500 },
    },
    debian: {
      packages: {
        forky: ['libtensorflow-lite2.14.1'],
      },
      archs: ['amd64', 'arm64'],
      sizes: {
        forky: {
          amd64: { installedMiB: 11, downloadMiB: 3, packages: 6 },
          arm64: { installedMiB: 15, downloadMiB: 2, packages: 6 },
        },
      },
    },
    yocto: {
      layers: [
        { id: 'meta-tensorflow-lite', because: 'has the recipes of LiteRT' },
        { id: 'meta-oe', because: 'has Eigen and Abseil, which LiteRT is made with' },
      ],
      packages: [{ name: 'libtensorflow-lite', because: 'the C and C++ library, with XNNPACK' }],
      variables: [
        {
          name: 'FORTRAN:forcevariable',
          value: ',fortran',
          because: 'its recipe depends on libgfortran, which is left out without a Fortran compiler',
          where: 'conf',
          releases: ['scarthgap'],
        },
      ],
      archs: ['x86_64', 'aarch64', 'arm', 'riscv64'],
      cost: { installedMiB: 12, downloadMiB: 300, cpuSeconds: 2400 },
    },
  },
} as const satisfies Unit;
