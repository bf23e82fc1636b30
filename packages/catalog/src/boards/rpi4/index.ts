import type { Board } from '../../board.ts';
import { RASPBERRY_PI_OVERLAYS, raspberryPiYocto } from '../../raspberry-pi-yocto.ts';

export const rpi4 = {
  id: 'rpi4',
  title: 'Raspberry Pi 4 Model B',
  vendor: 'Raspberry Pi',
  soc: 'BCM2711',
  cpu: '4x Cortex-A72',
  arch: 'aarch64',
  ramMiB: [1024, 2048, 4096, 8192],
  provides: ['arch:aarch64', 'bus:usb', 'bus:i2c', 'bus:spi', 'cpufreq', 'boot:rpi-firmware'],
  serialConsole: {
    device: 'ttyS1',
    baud: 115_200,
    note: 'Mini UART on pins 8 and 10 of the 40-pin header. 3.3 V only.',
  },
  bootMedia: ['sd', 'usb'],
  flashing: [
    'Write the image to an SD card with Raspberry Pi Imager ("Use custom"), bmaptool or dd.',
    'Put the card in, connect the network and then the power.',
  ],
  traps: [
    'The mini UART is ttyS1 with the kernel of Debian, ttyS0 with the kernel of Raspberry Pi OS.',
    'PL011 (ttyAMA0) belongs to Bluetooth.',
    'Device tree overlays of Raspberry Pi OS do not fit the device tree of the mainline kernel.',
    'ONNX Runtime 1.21.0 of trixie ends with an illegal instruction on its Cortex-A72; images with it are made from forky, which has a later version.',
  ],
  engines: {
    buildroot: {
      defconfig: 'raspberrypi4_64',
      releases: {
        '2026.02': { kernelVersion: '6.12.61' },
        '2026.05': { kernelVersion: '6.12.61' },
      },
      kernel: { source: 'vendor', defaultPreemption: 'full', image: 'Image' },
      dtbs: [
        'broadcom/bcm2711-rpi-4-b',
        'broadcom/bcm2711-rpi-400',
        'broadcom/bcm2711-rpi-cm4',
        'broadcom/bcm2711-rpi-cm4s',
      ],
      upstream: {
        overlay: '',
        postBuild: 'board/raspberrypi4-64/post-build.sh',
        postImage: 'board/raspberrypi4-64/post-image.sh',
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
    debian: {
      arch: 'arm64',
      components: ['non-free-firmware'],
      kernelPackages: {
        voluntary: 'linux-image-arm64',
        lazy: 'linux-image-arm64',
        rt: 'linux-image-rt-arm64',
      },
      firmwarePackages: ['raspi-firmware', 'firmware-brcm80211'],
      boot: 'rpi-firmware',
      partitionTable: 'mbr',
      consoles: ['tty0', 'ttyS1,115200'],
      initramfsModules: [
        'fixed',
        'gpio-regulator',
        'sdhci-iproc',
        'reset-raspberrypi',
        'xhci-pci',
        'sd_mod',
        'usb-storage',
        'uas',
        'ext4',
      ],
      dtbs: [
        'broadcom/bcm2711-rpi-4-b.dtb',
        'broadcom/bcm2711-rpi-400.dtb',
        'broadcom/bcm2711-rpi-cm4-io.dtb',
      ],
      bootPartitionMiB: 256,
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
      engine: 'debian',
      level: 'built',
      date: '2026-11-25',
      evidence:
        "RT images of trixie and forky built by the worker. QEMU's raspi4b starts their kernel, console and initramfs, then lacks the GPIO expander the SD slot hangs on; not started on a board.",
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
