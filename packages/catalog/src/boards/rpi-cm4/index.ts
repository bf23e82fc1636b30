import type { Board } from '../../board.ts';
import { RASPBERRY_PI_OVERLAYS, raspberryPiYocto } from '../../raspberry-pi-yocto.ts';

export const rpiCm4 = {
  id: 'rpi-cm4',
  title: 'Raspberry Pi Compute Module 4 on its IO board',
  vendor: 'Raspberry Pi',
  soc: 'BCM2711',
  cpu: '4x Cortex-A72',
  arch: 'aarch64',
  ramMiB: [1024, 2048, 4096, 8192],
  provides: ['arch:aarch64', 'bus:pcie', 'bus:usb', 'bus:i2c', 'bus:spi', 'cpufreq', 'boot:rpi-firmware'],
  serialConsole: {
    device: 'ttyAMA0',
    baud: 115200,
    note: 'Pins 8 and 10 of the 40-pin header; the configuration gives Bluetooth the mini UART. 3.3 V only.',
  },
  bootMedia: ['sd', 'emmc'],
  flashing: [
    'Lite module: write the image to an SD card with Raspberry Pi Imager ("Use custom"), bmaptool or dd.',
    'Module with eMMC: set the jumper "Disable eMMC boot", run rpiboot on the computer, then write the image to the disk that appears.',
  ],
  traps: ['A module with eMMC does not read the SD card slot.'],
  engines: {
    buildroot: {
      defconfig: 'raspberrypicm4io_64',
      releases: {
        '2026.02': { kernelVersion: '6.12.61' },
        '2026.05': { kernelVersion: '6.12.61' },
      },
      kernel: { source: 'vendor', defaultPreemption: 'full', image: 'Image' },
      dtbs: ['broadcom/bcm2711-rpi-cm4'],
      upstream: {
        overlay: '',
        postBuild: 'board/raspberrypicm4io-64/post-build.sh',
        postImage: 'board/raspberrypicm4io-64/post-image.sh',
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
    yocto: raspberryPiYocto('raspberrypi4-64'),
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
