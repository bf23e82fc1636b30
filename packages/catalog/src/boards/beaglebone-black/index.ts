import type { Board } from '../../board.ts';

export const beagleboneBlack = {
  id: 'beaglebone-black',
  title: 'BeagleBone Black',
  vendor: 'BeagleBoard.org',
  soc: 'AM3358',
  cpu: '1x Cortex-A8',
  arch: 'arm',
  ramMiB: [512],
  provides: ['arch:arm', 'bus:usb', 'bus:i2c', 'bus:spi', 'bus:can', 'cpufreq'],
  serialConsole: { device: 'ttyS0', baud: 115200, note: 'Six-pin header J1. 3.3 V only.' },
  bootMedia: ['sd', 'emmc'],
  flashing: [
    'Write the image to an SD card with Raspberry Pi Imager ("Use custom"), bmaptool or dd.',
    'Put the card in and hold the button S2 while you connect the power, else the board starts from its eMMC.',
  ],
  traps: [
    '32-bit Arm: the kernel has PREEMPT_RT only from 7.1 on, later than the one built here.',
    'The card layout gives the root file system 512 MiB.',
  ],
  engines: {
    buildroot: {
      defconfig: 'beaglebone',
      releases: {
        '2026.02': { kernelVersion: '6.18.1' },
        '2026.05': { kernelVersion: '6.18.21' },
      },
      kernel: { source: 'kernel.org', defaultPreemption: 'none', image: 'zImage' },
      dtbs: [
        'ti/omap/am335x-evm',
        'ti/omap/am335x-bone',
        'ti/omap/am335x-boneblack',
        'ti/omap/am335x-bonegreen',
        'ti/omap/am335x-evmsk',
        'ti/omap/am335x-boneblue',
        'ti/omap/am335x-boneblack-wireless',
        'ti/omap/am335x-bonegreen-wireless',
        'ti/omap/am335x-bonegreen-eco',
      ],
      upstream: {
        overlay: '',
        postBuild: 'board/beagleboard/beaglebone/post-build.sh',
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
        words: ['console=ttyS0,115200n8'],
        partitionTable: 'mbr',
        // Where the ROM looks for a boot loader of its own: a FAT partition that is marked bootable.
        bootFiles: [
          { name: 'MLO', image: 'MLO' },
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
          { label: 'boot', role: 'boot', fileSystem: 'vfat', sizeMiB: 16 },
          { label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' },
        ],
        upstreamRootMiB: 60,
        maxRootMiB: 512,
      },
    },
    yocto: {
      releases: {
        wrynose: {
          machine: 'beaglebone-yocto',
          layers: ['meta-yocto-bsp'],
          kernel: {
            recipe: 'linux-yocto',
            version: '6.18.39',
            defaultPreemption: 'full',
            realTime: {
              unsupported: 'on 32-bit Arm the kernel has PREEMPT_RT from 7.1 on, and this one is 6.18.39',
            },
          },
        },
        scarthgap: {
          machine: 'beaglebone-yocto',
          layers: ['meta-yocto-bsp'],
          kernel: {
            recipe: 'linux-yocto',
            version: '6.6.21',
            defaultPreemption: 'full',
            realTime: {
              unsupported: 'on 32-bit Arm the kernel has PREEMPT_RT from 7.1 on, and this one is 6.6.21',
            },
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
          { label: 'boot', role: 'boot', fileSystem: 'vfat', sizeMiB: 32 },
          { label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' },
        ],
      },
      commandLine: { unsupported: 'the wks file of meta-yocto-bsp has a fixed one' },
      slots: { unsupported: "Boardwright's boot script for two slots is made for the U-Boot of Buildroot" },
      overlays: { unsupported: 'wic writes its extlinux.conf, which has no line for them' },
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
