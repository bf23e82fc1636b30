import type { Board } from '../../board.ts';

export const khadasVim3 = {
  id: 'khadas-vim3',
  title: 'Khadas VIM3',
  vendor: 'Khadas',
  soc: 'Amlogic A311D',
  cpu: '4x Cortex-A73, 2x Cortex-A53, 5 TOPS NPU',
  arch: 'aarch64',
  ramMiB: [2048, 4096],
  provides: ['arch:aarch64', 'bus:usb', 'bus:i2c', 'bus:spi', 'cpufreq'],
  serialConsole: {
    device: 'ttyAML0',
    baud: 115200,
    note: 'Pins 18 and 19 of the 40-pin header. 3.3 V only.',
  },
  bootMedia: ['sd', 'emmc'],
  flashing: [
    'Write the image to an SD card with Raspberry Pi Imager ("Use custom"), bmaptool or dd.',
    'Put the card in, connect the network and then the power.',
  ],
  traps: [
    'Buildroot 2026.02 builds Linux 6.3 for it, which has neither PREEMPT_RT nor the NPU driver; 2026.05 builds 6.18.',
    "The kernel's device tree leaves the NPU switched off (read in 6.12), so it is not offered.",
  ],
  engines: {
    buildroot: {
      defconfig: 'khadas_vim3',
      releases: {
        '2026.02': { kernelVersion: '6.3' },
        '2026.05': { kernelVersion: '6.18.15' },
      },
      kernel: { source: 'kernel.org', defaultPreemption: 'full', image: 'Image' },
      dtbs: ['amlogic/meson-g12b-a311d-khadas-vim3'],
      upstream: {
        overlay: '',
        postBuild: 'board/khadas/vim3/post-build.sh',
        postImage: 'board/khadas/vim3/post-image.sh',
        kernelFragments: '',
      },
      commandLine: 'boot-loader',
      overlays: {
        unsupported: 'the boot partition Buildroot lays out for this board holds a fixed list of files',
      },
      slots: {
        unsupported:
          'its boot loader is written over the start of a finished card, where the tables of two slots would be',
      },
      image: {
        kind: 'upstream',
        file: 'sdcard.img',
        partitionTable: 'mbr',
        partitions: [
          { label: 'boot', role: 'boot', fileSystem: 'vfat', sizeMiB: 64 },
          { label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' },
        ],
        upstreamRootMiB: 256,
      },
    },
  },
  status: [
    {
      engine: 'buildroot',
      level: 'configured',
      date: '2026-11-25',
      evidence:
        "Buildroot's own Kconfig takes every symbol of configurations that cover each pair of choices the resolver allows, in both releases (npm run verify:buildroot).",
    },
  ],
} as const satisfies Board;
