import type { Board } from '../../board.ts';
import { RASPBERRY_PI_OVERLAYS, raspberryPiYocto } from '../../raspberry-pi-yocto.ts';

export const rpi3 = {
  id: 'rpi3',
  title: 'Raspberry Pi 3 Model B and B+',
  vendor: 'Raspberry Pi',
  soc: 'BCM2837',
  cpu: '4x Cortex-A53',
  arch: 'aarch64',
  ramMiB: [1024],
  provides: ['arch:aarch64', 'bus:usb', 'bus:i2c', 'bus:spi', 'cpufreq', 'boot:rpi-firmware'],
  serialConsole: {
    device: 'ttyAMA0',
    baud: 115200,
    note: 'Pins 8 and 10 of the 40-pin header; the configuration gives Bluetooth the mini UART. 3.3 V only.',
  },
  bootMedia: ['sd'],
  flashing: [
    'Write the image to an SD card with Raspberry Pi Imager ("Use custom"), bmaptool or dd.',
    'Put the card in, connect the network and then the power.',
  ],
  traps: ['The board can run 32-bit systems too; these images are 64-bit.'],
  engines: {
    buildroot: {
      defconfig: 'raspberrypi3_64',
      releases: {
        '2026.02': { kernelVersion: '6.12.61' },
        '2026.05': { kernelVersion: '6.12.61' },
      },
      kernel: { source: 'vendor', defaultPreemption: 'full', image: 'Image' },
      dtbs: ['broadcom/bcm2710-rpi-3-b', 'broadcom/bcm2710-rpi-3-b-plus', 'broadcom/bcm2710-rpi-cm3'],
      upstream: {
        overlay: '',
        postBuild: 'board/raspberrypi3-64/post-build.sh',
        postImage: 'board/raspberrypi3-64/post-image.sh',
        kernelFragments: '',
      },
      commandLine: 'boot-loader',
      overlays: RASPBERRY_PI_OVERLAYS,
      slots: {
        unsupported:
          'the firmware of a Raspberry Pi starts the kernel itself, without a boot loader that could choose a slot',
      },
      image: {
        kind: 'upstream',
        file: 'sdcard.img',
        partitionTable: 'mbr',
        partitions: [
          { label: 'boot', role: 'boot', fileSystem: 'vfat', sizeMiB: 32 },
          { label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' },
        ],
        upstreamRootMiB: 120,
      },
    },
    yocto: raspberryPiYocto('raspberrypi3-64'),
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
