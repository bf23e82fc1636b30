import type { Board } from '../../board.ts';

export const beagleyAi = {
  id: 'beagley-ai',
  title: 'BeagleY-AI',
  vendor: 'BeagleBoard.org',
  soc: 'AM67A (J722S)',
  cpu: '4x Cortex-A53, 2x C7x',
  arch: 'aarch64',
  ramMiB: [4096],
  provides: ['arch:aarch64', 'bus:pcie', 'bus:usb', 'bus:i2c', 'bus:spi', 'cpufreq'],
  serialConsole: { device: 'ttyS2', baud: 115200, note: 'Three-pin debug connector.' },
  bootMedia: ['sd'],
  flashing: [
    'Write the image to an SD card with Raspberry Pi Imager ("Use custom"), bmaptool or dd.',
    'Put the card in, connect the network and then the power.',
  ],
  traps: ["The C7x accelerators need TI's own libraries, which Buildroot does not have."],
  engines: {
    buildroot: {
      defconfig: 'beagley_ai',
      releases: {
        '2026.02': { kernelVersion: '6.15.6' },
        '2026.05': { kernelVersion: '6.18.16' },
      },
      kernel: { source: 'kernel.org', defaultPreemption: 'full', image: 'Image' },
      dtbs: ['ti/k3-am67a-beagley-ai'],
      upstream: {
        overlay: '',
        postBuild: 'board/beagleboard/beagley-ai/post-build.sh',
        postImage: 'support/scripts/genimage.sh',
        kernelFragments: '',
      },
      commandLine: 'boot-loader',
      overlays: {
        unsupported: 'the boot partition Buildroot lays out for this board holds a fixed list of files',
      },
      slots: {
        loader: 'u-boot',
        deviceTree: 'devicetreedir /boot',
        words: ['console=ttyS2,115200n8'],
        partitionTable: 'mbr',
        // Where the ROM looks for a boot loader of its own: a FAT partition that is marked bootable.
        bootFiles: [
          { name: 'tiboot3.bin', image: 'tiboot3.bin' },
          { name: 'tispl.bin', image: 'tispl.bin' },
          { name: 'u-boot.img', image: 'u-boot.img' },
        ],
        areas: [],
        stateMiB: [1, 2],
        bootAtMiB: 4,
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
    yocto: {
      releases: {
        wrynose: {
          machine: 'beagley-ai',
          layers: ['meta-beagle'],
          kernel: {
            recipe: 'linux-bb.org',
            version: '6.12.57',
            defaultPreemption: 'full',
            realTime: { fragment: true },
          },
        },
        scarthgap: {
          machine: 'beagley-ai',
          layers: ['meta-beagle'],
          kernel: {
            recipe: 'linux-bb.org',
            version: '6.12.57',
            defaultPreemption: 'full',
            realTime: { fragment: true },
          },
        },
      },
      lacking: {},
      licences: [],
      variables: [],
      image: {
        kind: 'upstream',
        partitionTable: 'mbr',
        partitions: [
          { label: 'boot', role: 'esp', fileSystem: 'vfat', sizeMiB: 128 },
          { label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' },
        ],
      },
      commandLine: { variable: 'TI_WKS_BOOTLOADER_APPEND:append', where: 'image' },
      slots: { unsupported: "Boardwright's menu of two slots is not made for the GRUB of meta-ti yet" },
      overlays: {
        unsupported: 'GRUB, which meta-ti starts the kernel with, takes the device tree from the firmware',
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
    {
      engine: 'yocto',
      level: 'configured',
      date: '2026-11-28',
      evidence:
        'BitBake takes machine and layers of both releases at the pinned commits (bitbake -e) and names the kernel recipe written here. It reads every recipe of the layers and finds those of an image with as many choices as fit one configuration (npm run verify:yocto). Nothing was compiled.',
    },
  ],
} as const satisfies Board;
