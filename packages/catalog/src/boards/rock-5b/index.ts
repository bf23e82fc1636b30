import type { Board } from '../../board.ts';
import { ROCKCHIP_OVERLAYS } from '../../rockchip-yocto.ts';

export const rock5b = {
  id: 'rock-5b',
  title: 'Radxa ROCK 5B',
  vendor: 'Radxa',
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
  serialConsole: { device: 'ttyS2', baud: 1500000, note: 'Pins 8 and 10 of the 40-pin header. 3.3 V only.' },
  bootMedia: ['sd', 'emmc'],
  flashing: [
    'Write the image to an SD card with Raspberry Pi Imager ("Use custom"), bmaptool or dd.',
    'Put the card in, connect the network and then the power.',
  ],
  traps: [
    'The serial console runs at 1500000 baud.',
    'Linux 6.12.4 is older than the NPU driver rocket (6.18).',
  ],
  engines: {
    buildroot: {
      defconfig: 'rock5b',
      releases: {
        '2026.02': { kernelVersion: '6.12.4' },
        '2026.05': { kernelVersion: '6.12.4' },
      },
      kernel: { source: 'kernel.org', defaultPreemption: 'full', image: 'Image' },
      dtbs: ['rockchip/rk3588-rock-5b'],
      upstream: {
        overlay: '',
        postBuild: 'board/radxa/rock5b/post-build.sh',
        postImage: 'support/scripts/genimage.sh',
        kernelFragments: 'board/radxa/rock5b/linux.fragment',
        ubootFragments: 'board/radxa/rock5b/u-boot.fragment',
      },
      commandLine: 'boot-loader',
      overlays: { loader: 'extlinux', builtIn: [] },
      slots: {
        loader: 'u-boot',
        deviceTree: 'devicetree /boot/rk3588-rock-5b.dtb',
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
        upstreamRootMiB: 250,
      },
    },
    yocto: {
      releases: {
        wrynose: {
          machine: 'rock-5b',
          layers: ['meta-rockchip'],
          kernel: {
            recipe: 'linux-yocto',
            version: '6.18.39',
            defaultPreemption: 'full',
            realTime: { fragment: true },
          },
        },
        scarthgap: {
          machine: 'rock-5b',
          layers: ['meta-rockchip'],
          kernel: {
            recipe: 'linux-yocto',
            version: '6.6.144',
            defaultPreemption: 'full',
            realTime: {
              unsupported:
                'mainline has PREEMPT_RT from 6.12 on, this one is 6.6.144, and linux-yocto-rt does not know the machine',
            },
          },
        },
      },
      lacking: {},
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
        'BitBake takes machine and layers of both releases at the pinned commits (bitbake -e) and names the kernel recipe written here. It reads every recipe of the layers and finds those of an image with as many choices as fit one configuration (npm run verify:yocto). Nothing was compiled.',
    },
  ],
} as const satisfies Board;
