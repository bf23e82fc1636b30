import type { Board } from '../../board.ts';
import { RASPBERRY_PI_OVERLAYS, raspberryPiYocto } from '../../raspberry-pi-yocto.ts';

export const rpi5 = {
  id: 'rpi5',
  title: 'Raspberry Pi 5',
  vendor: 'Raspberry Pi',
  soc: 'BCM2712',
  cpu: '4x Cortex-A76',
  arch: 'aarch64',
  ramMiB: [2048, 4096, 8192, 16_384],
  provides: [
    'arch:aarch64',
    'cpu:armv8.2',
    'bus:pcie',
    'bus:usb',
    'bus:i2c',
    'bus:spi',
    'cpufreq',
    'boot:rpi-firmware',
  ],
  serialConsole: {
    device: 'ttyAMA10',
    baud: 115_200,
    note: 'Three-pin debug connector between the HDMI sockets. 3.3 V only.',
  },
  bootMedia: ['sd', 'nvme'],
  flashing: [
    'Write the image to an SD card with Raspberry Pi Imager ("Use custom"), bmaptool or dd.',
    'Put the card in, connect the network and then the power.',
  ],
  traps: [
    'The serial console is on the debug connector, not on the 40-pin header.',
    'The kernel of trixie (6.12) has neither the SD card driver (sdhci-brcmstb) nor the RP1 driver for Ethernet and USB; forky has both.',
    'Later boards carry the D0 stepping of the SoC, whose device tree has another file name in the mainline kernel.',
    'Device tree overlays of Raspberry Pi OS do not fit the device tree of the mainline kernel.',
  ],
  engines: {
    buildroot: {
      defconfig: 'raspberrypi5',
      releases: {
        '2026.02': { kernelVersion: '6.12.61' },
        '2026.05': { kernelVersion: '6.12.61' },
      },
      kernel: { source: 'vendor', defaultPreemption: 'full', image: 'Image' },
      dtbs: ['broadcom/bcm2712-rpi-5-b', 'broadcom/bcm2712d0-rpi-5-b', 'broadcom/bcm2712-rpi-500'],
      upstream: {
        overlay: '',
        postBuild: 'board/raspberrypi5/post-build.sh',
        postImage: 'board/raspberrypi5/post-image.sh',
        kernelFragments: 'board/raspberrypi/linux-4k-page-size.fragment',
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
      kernelPackages: { lazy: 'linux-image-arm64', rt: 'linux-image-rt-arm64' },
      firmwarePackages: ['raspi-firmware', 'firmware-brcm80211'],
      boot: 'rpi-firmware',
      partitionTable: 'mbr',
      consoles: ['tty0', 'ttyAMA10,115200'],
      initramfsModules: [
        'pinctrl-brcmstb-bcm2712',
        'gpio-brcmstb',
        'fixed',
        'gpio-regulator',
        'irq-bcm2712-mip',
        'sdhci-brcmstb',
        'nvme',
        'ext4',
      ],
      dtbs: ['broadcom/bcm2712-rpi-5-b.dtb', 'broadcom/bcm2712-d-rpi-5-b.dtb'],
      onlyReleases: {
        releases: ['forky'],
        reason:
          'the kernel of trixie (6.12) has no driver for its SD card slot (CONFIG_MMC_SDHCI_BRCMSTB) and Ethernet (CONFIG_MISC_RP1)',
      },
      bootPartitionMiB: 256,
    },
    yocto: raspberryPiYocto('raspberrypi5'),
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
        'RT image of forky built by the worker, with its drivers (sdhci-brcmstb, rp1_pci, macb) and device trees; not started on a board.',
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
