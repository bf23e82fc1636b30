import type { Board } from '../../board.ts';
import { ROCKCHIP_OVERLAYS } from '../../rockchip-yocto.ts';

export const orangepi5Plus = {
  id: 'orangepi-5-plus',
  title: 'Orange Pi 5 Plus',
  vendor: 'Xunlong',
  soc: 'RK3588',
  cpu: '4x Cortex-A76, 4x Cortex-A55, 6 TOPS NPU',
  arch: 'aarch64',
  ramMiB: [4096, 8192, 16384, 32768],
  provides: [
    'arch:aarch64',
    'cpu:armv8.2',
    'bus:pcie',
    'bus:usb',
    'bus:i2c',
    'bus:spi',
    'cpufreq',
    'hw:rk3588-npu',
  ],
  serialConsole: { device: 'ttyS2', baud: 1500000, note: 'Three-pin debug header. 3.3 V only.' },
  bootMedia: ['sd', 'emmc'],
  flashing: [
    'Write the image to an SD card with Raspberry Pi Imager ("Use custom"), bmaptool or dd.',
    'Put the card in, connect the network and then the power.',
  ],
  traps: [
    'Not the Orange Pi 5, which Buildroot has no configuration for.',
    'Linux 6.12.4 is older than the NPU driver rocket (6.18).',
  ],
  engines: {
    buildroot: {
      defconfig: 'orangepi_5_plus',
      releases: {
        '2026.02': { kernelVersion: '6.12.4' },
        '2026.05': { kernelVersion: '6.12.4' },
      },
      kernel: { source: 'kernel.org', defaultPreemption: 'full', image: 'Image' },
      dtbs: ['rockchip/rk3588-orangepi-5-plus'],
      upstream: {
        overlay: '',
        postBuild: 'board/orangepi/orangepi-5-plus/post-build.sh',
        postImage: 'support/scripts/genimage.sh',
        kernelFragments: 'board/orangepi/orangepi-5-plus/linux.fragment',
        ubootFragments: 'board/orangepi/orangepi-5-plus/u-boot.fragment',
      },
      commandLine: 'boot-loader',
      overlays: { loader: 'extlinux', builtIn: [] },
      slots: {
        loader: 'u-boot',
        deviceTree: 'devicetreedir /boot',
        words: ['earlycon'],
        partitionTable: 'gpt',
        bootFiles: [],
        areas: [
          { name: 'uboot', image: 'u-boot-rockchip.bin', at: '32K' },
          // U-Boot's own environment: it is found by this type, and is none of the slots'.
          { name: 'uboot-env', at: '16M', size: '64K', typeUuid: '3de21764-95bd-54bd-a5c3-4abe786f38a8' },
        ],
        stateMiB: [17, 18],
        bootAtMiB: 20,
      },
      image: {
        kind: 'upstream',
        file: 'sdcard.img',
        partitionTable: 'gpt',
        partitions: [{ label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' }],
        upstreamRootMiB: 512,
      },
    },
    yocto: {
      releases: {
        wrynose: {
          machine: 'orangepi-5-plus',
          layers: ['meta-rockchip'],
          kernel: {
            recipe: 'linux-yocto',
            version: '6.18.39',
            defaultPreemption: 'full',
            realTime: { fragment: true },
          },
        },
      },
      lacking: {
        scarthgap: 'meta-rockchip builds it there with linux-yocto-dev, whose sources change from day to day',
      },
      licences: [],
      variables: [],
      image: {
        kind: 'upstream',
        partitionTable: 'gpt',
        partitions: [{ label: 'rootfsA', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' }],
      },
      commandLine: { variable: 'UBOOT_EXTLINUX_KERNEL_ARGS:append', where: 'conf' },
      slots: { unsupported: "Boardwright's boot script for two slots is made for the U-Boot of Buildroot" },
      overlays: ROCKCHIP_OVERLAYS,
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
        'BitBake takes machine and layers of wrynose at the pinned commits (bitbake -e) and names the kernel recipe written here. It reads every recipe of the layers and finds those of an image with as many choices as fit one configuration (npm run verify:yocto). Nothing was compiled.',
    },
  ],
} as const satisfies Board;
