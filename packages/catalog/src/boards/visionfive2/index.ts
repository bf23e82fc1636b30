import type { Board } from '../../board.ts';

export const visionfive2 = {
  id: 'visionfive2',
  title: 'StarFive VisionFive 2',
  vendor: 'StarFive',
  soc: 'JH7110',
  cpu: '4x SiFive U74',
  arch: 'riscv64',
  ramMiB: [2048, 4096, 8192],
  provides: ['arch:riscv64', 'bus:pcie', 'bus:usb', 'bus:i2c', 'bus:spi', 'cpufreq'],
  serialConsole: { device: 'ttyS0', baud: 115200, note: 'Pins 8 and 10 of the 40-pin header. 3.3 V only.' },
  bootMedia: ['sd'],
  flashing: [
    'Write the image to an SD card with Raspberry Pi Imager ("Use custom"), bmaptool or dd.',
    'Put the card in, connect the network and then the power.',
  ],
  traps: [
    'Board revision 1.3B; others need another device tree.',
    'The boot mode switches must stand on SD card.',
  ],
  engines: {
    buildroot: {
      defconfig: 'visionfive2',
      releases: {
        '2026.02': { kernelVersion: '6.12.24' },
        '2026.05': { kernelVersion: '6.12.24' },
      },
      kernel: { source: 'kernel.org', defaultPreemption: 'none', image: 'Image' },
      dtbs: ['starfive/jh7110-starfive-visionfive-2-v1.3b'],
      upstream: {
        overlay: 'board/visionfive2/overlay',
        postBuild: '',
        postImage: 'board/visionfive2/post-image.sh',
        kernelFragments: '',
        ubootFragments: '',
      },
      commandLine: 'boot-loader',
      overlays: { loader: 'extlinux', builtIn: [] },
      slots: {
        loader: 'u-boot',
        deviceTree: 'devicetree /boot/jh7110-starfive-visionfive-2-v1.3b.dtb',
        words: ['console=ttyS0,115200'],
        partitionTable: 'gpt',
        bootFiles: [],
        areas: [
          // The ROM finds its boot loader by the type, which loads U-Boot from partition 2.
          {
            name: 'spl',
            image: 'u-boot-spl.bin.normal.out',
            typeUuid: '2e54b353-1271-4842-806f-e436d6af6985',
          },
          { name: 'uboot', image: 'u-boot.itb', typeUuid: 'bc13c2ff-59e6-4262-a352-b275fd6f7172' },
        ],
        stateMiB: [12, 13],
        bootAtMiB: 16,
      },
      image: {
        kind: 'upstream',
        file: 'sdcard.img',
        partitionTable: 'gpt',
        partitions: [{ label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' }],
        upstreamRootMiB: 60,
      },
    },
    yocto: {
      releases: {
        wrynose: {
          machine: 'visionfive2',
          layers: ['meta-riscv'],
          kernel: {
            recipe: 'linux-starfive-dev',
            version: '6.12.5',
            unversioned: true,
            defaultPreemption: 'none',
            realTime: { fragment: true },
          },
        },
        scarthgap: {
          machine: 'visionfive2',
          layers: ['meta-riscv'],
          kernel: {
            recipe: 'linux-starfive-dev',
            version: '6.1.0',
            unversioned: true,
            defaultPreemption: 'none',
            realTime: { unsupported: "the kernel has PREEMPT_RT from 6.12 on, and StarFive's here is 6.1" },
          },
        },
      },
      lacking: {},
      licences: [],
      variables: [
        {
          name: 'BBMASK',
          value: '/meta-riscv/recipes-kernel/linux/linux-(mainline|milkv-duo)',
          because:
            'these kernels of other boards ask upstream for their newest commit whenever recipes are read, which fails without a network',
        },
      ],
      image: {
        kind: 'upstream',
        partitionTable: 'gpt',
        partitions: [
          { label: 'boot', role: 'boot', fileSystem: 'vfat', sizeMiB: 292 },
          { label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' },
        ],
      },
      commandLine: { unsupported: 'the files of meta-riscv have a fixed one' },
      slots: { unsupported: "Boardwright's boot script for two slots is made for the U-Boot of Buildroot" },
      overlays: { unsupported: 'the layer starts the kernel by a boot loader that has no line for them' },
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
    {
      engine: 'yocto',
      level: 'configured',
      date: '2026-11-28',
      evidence:
        'BitBake takes machine and layers of both releases at the pinned commits (bitbake -e) and names the kernel recipe written here, which has the lines for the kernel in its sources (wrynose). It reads every recipe of the layers and finds those of an image with as many choices as fit one configuration (npm run verify:yocto), from a copy of meta-riscv without one picture. Nothing was compiled.',
    },
  ],
} as const satisfies Board;
