import type { Board } from '../../board.ts';

export const beagleplay = {
  id: 'beagleplay',
  title: 'BeaglePlay',
  vendor: 'BeagleBoard.org',
  soc: 'AM625',
  cpu: '4x Cortex-A53',
  arch: 'aarch64',
  ramMiB: [2048],
  provides: ['arch:aarch64', 'bus:usb', 'bus:i2c', 'bus:spi', 'cpufreq'],
  serialConsole: { device: 'ttyS2', baud: 115200, note: 'Three-pin debug header.' },
  bootMedia: ['sd', 'emmc'],
  flashing: [
    'Write the image to an SD card with Raspberry Pi Imager ("Use custom"), bmaptool or dd.',
    'Put the card in and hold the button USR while you connect the power, else the board starts from its eMMC.',
  ],
  traps: ['Buildroot 2026.02 builds Linux 6.10 for it, which has no PREEMPT_RT; 2026.05 builds 6.18.'],
  engines: {
    buildroot: {
      defconfig: 'beagleplay',
      releases: {
        '2026.02': { kernelVersion: '6.10' },
        '2026.05': { kernelVersion: '6.18.16' },
      },
      kernel: { source: 'kernel.org', defaultPreemption: 'full', image: 'Image' },
      dtbs: ['ti/k3-am625-beagleplay'],
      upstream: {
        overlay: '',
        postBuild: 'board/beagleboard/beagleplay/post-build.sh',
        postImage: 'support/scripts/genimage.sh',
        kernelFragments: '',
      },
      commandLine: 'boot-loader',
      overlays: {
        unsupported: 'the boot partition Buildroot lays out for this board holds a fixed list of files',
      },
      slots: {
        loader: 'u-boot',
        deviceTree: 'devicetree /boot/k3-am625-beagleplay.dtb',
        words: ['console=ttyS2,115200n8', 'earlycon=ns16550a,mmio32,0x02800000'],
        partitionTable: 'mbr',
        // Where the ROM looks for a boot loader of its own: a FAT partition that is marked bootable.
        bootFiles: [
          { name: 'tiboot3.bin', image: 'tiboot3.bin' },
          { name: 'tispl.bin', image: 'tispl.bin_unsigned' },
          { name: 'u-boot.img', image: 'u-boot.img_unsigned' },
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
          machine: 'beagleplay',
          layers: ['meta-beagle'],
          kernel: {
            recipe: 'linux-bb.org',
            version: '6.12.57',
            defaultPreemption: 'full',
            realTime: { fragment: true },
          },
        },
        scarthgap: {
          machine: 'beagleplay',
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
