import type { KernelLine } from '../../compiled-recipe.ts';
import type { Unit } from '../../unit.ts';

const KERNEL: readonly KernelLine[] = [{ line: 'CONFIG_PCI=y', because: 'the bus the accelerator is on' }];

export const hailo8 = {
  kind: 'accelerator',
  id: 'hailo8',
  title: 'Hailo-8, Hailo-8L',
  summary: 'PCIe accelerator of up to 26 TOPS (int8) with its own runtime, HailoRT.',
  licence: 'MIT; firmware proprietary',
  slot: 'accelerators',
  provides: ['npu:hailo8'],
  requires: ['bus:pcie'],
  conflicts: [],
  ramMiB: 80,
  engines: {
    buildroot: {
      symbols: [
        { name: 'BR2_PACKAGE_HAILORT', value: 'y', because: "its runtime, Boardwright's package" },
        {
          name: 'BR2_PACKAGE_HAILORT_DRIVERS',
          value: 'y',
          because: 'its driver, of the version of the runtime',
        },
        {
          name: 'BR2_PACKAGE_HAILO8_FIRMWARE',
          value: 'y',
          because: 'what the driver loads into the chip, of the same version',
        },
      ],
      archs: ['aarch64', 'x86_64'],
      kernel: KERNEL,
      modules: ['hailo_pci'],
      oneVersion: ['hailort', 'hailort-drivers', 'hailo8-firmware'],
      neverCompiled: true,
      licenceToAccept: {
        id: 'hailo-firmware',
        title: "Hailo's licence of the firmware",
        site: 'hailo.ai',
      },
      cost: { installedMiB: 16, downloadMiB: 24, cpuSeconds: 900 },
    },
    debian: {
      unavailable: 'Debian has packages neither of the Hailo-8 driver nor of HailoRT',
    },
    yocto: {
      layers: [],
      packages: [
        { name: 'hailort', because: "its runtime, from Boardwright's own layer" },
        { name: 'kernel-module-hailo-pci', because: 'its driver, of the version of the runtime' },
        { name: 'hailo8-firmware', because: 'what the driver loads into the chip, of the same version' },
      ],
      archs: ['x86_64', 'aarch64'],
      kernel: KERNEL,
      modules: ['hailo_pci'],
      oneVersion: ['hailort', 'kernel-module-hailo-pci', 'hailo8-firmware'],
      licenceToAccept: {
        id: 'hailo-firmware',
        title: "Hailo's licence of the firmware",
        site: 'hailo.ai',
        flag: 'hailo8-firmware',
      },
      cost: { installedMiB: 16, downloadMiB: 24, cpuSeconds: 900 },
    },
  },
} as const satisfies Unit;
