import type { Board } from '../../board.ts';
import { ROCKCHIP_OVERLAYS } from '../../rockchip-yocto.ts';

export const rk3399 = {
  id: 'rk3399',
  title: 'Radxa ROCK 4 SE (RK3399)',
  vendor: 'Radxa',
  soc: 'RK3399-T',
  cpu: '2x Cortex-A72, 4x Cortex-A53',
  arch: 'aarch64',
  ramMiB: [4096],
  provides: ['arch:aarch64', 'bus:pcie', 'bus:usb', 'bus:i2c', 'bus:spi', 'cpufreq'],
  serialConsole: { device: 'ttyS2', baud: 1500000, note: 'Pins 8 and 10 of the 40-pin header. 3.3 V only.' },
  bootMedia: ['sd', 'emmc'],
  flashing: [
    'Write the image to an SD card with Raspberry Pi Imager ("Use custom"), bmaptool or dd.',
    'Put the card in, connect the network and then the power.',
  ],
  traps: [
    'The serial console runs at 1500000 baud.',
    'Other RK3399 boards (ROCKPro64, ROC-PC) have configurations of their own in Buildroot and other boot loaders.',
  ],
  engines: {
    buildroot: {
      defconfig: 'rock4se',
      releases: {
        '2026.02': { kernelVersion: '6.18.8' },
        '2026.05': { kernelVersion: '6.18.8' },
      },
      kernel: { source: 'kernel.org', defaultPreemption: 'full', image: 'Image' },
      dtbs: ['rockchip/rk3399-rock-4se'],
      upstream: {
        overlay: '',
        postBuild: 'board/radxa/rock4se/post-build.sh',
        postImage: 'support/scripts/genimage.sh',
        kernelFragments: '',
        ubootFragments: '',
      },
      commandLine: 'boot-loader',
      overlays: { loader: 'extlinux', builtIn: [] },
      slots: {
        loader: 'u-boot',
        deviceTree: 'devicetree /boot/rk3399-rock-4se.dtb',
        words: ['earlycon'],
        partitionTable: 'gpt',
        bootFiles: [],
        areas: [
          { name: 'idbloader', image: 'idbloader.img', at: '32K' },
          { name: 'uboot', image: 'u-boot.itb', at: '8M' },
        ],
        stateMiB: [5, 6],
        bootAtMiB: 16,
      },
      image: {
        kind: 'upstream',
        file: 'sdcard.img',
        partitionTable: 'mbr',
        partitions: [{ label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' }],
        upstreamRootMiB: 250,
      },
    },
    yocto: {
      releases: {
        wrynose: {
          machine: 'rock-pi-4b',
          layers: ['meta-rockchip'],
          kernel: {
            recipe: 'linux-yocto',
            version: '6.18.39',
            defaultPreemption: 'full',
            realTime: { fragment: true },
          },
        },
        scarthgap: {
          machine: 'rock-pi-4b',
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
      variables: [
        {
          name: 'KERNEL_DEVICETREE:rock-pi-4b',
          value: 'rockchip/rk3399-rock-4se.dtb',
          because:
            'meta-rockchip has no machine for the ROCK 4 SE: that of the ROCK Pi 4B with its device tree',
        },
        {
          name: 'UBOOT_MACHINE:rock-pi-4b',
          value: 'rock-4se-rk3399_defconfig',
          because: 'U-Boot knows the ROCK 4 SE by this configuration',
        },
      ],
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
