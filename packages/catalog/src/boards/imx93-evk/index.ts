import type { Board } from '../../board.ts';

export const imx93Evk = {
  id: 'imx93-evk',
  title: 'NXP i.MX 93 EVK (11x11)',
  vendor: 'NXP',
  soc: 'i.MX 93',
  cpu: '2x Cortex-A55, Ethos-U65',
  arch: 'aarch64',
  ramMiB: [2048],
  provides: ['arch:aarch64', 'cpu:armv8.2', 'bus:usb', 'bus:i2c', 'bus:spi', 'cpufreq', 'hw:ethos-u'],
  serialConsole: { device: 'ttyLP0', baud: 115200, note: 'USB debug socket.' },
  bootMedia: ['sd'],
  flashing: [
    'Write the image to an SD card with Raspberry Pi Imager ("Use custom"), bmaptool or dd.',
    'Put the card in, connect the network and then the power.',
  ],
  traps: [
    "The boot firmware is under NXP's licence (EULA), which Buildroot's package unpacks without asking.",
    'Linux 6.12 has no driver for the Ethos-U65 (mainline has it from 6.19 on).',
  ],
  engines: {
    buildroot: {
      defconfig: 'imx93-evk',
      releases: {
        '2026.02': { kernelVersion: '6.12.16' },
        '2026.05': { kernelVersion: '6.12.16' },
      },
      kernel: { source: 'kernel.org', defaultPreemption: 'full', image: 'Image' },
      dtbs: ['freescale/imx93-11x11-evk'],
      upstream: {
        overlay: '',
        postBuild: 'board/freescale/imx93-evk/post-build.sh',
        postImage: 'support/scripts/genimage.sh',
        kernelFragments: '',
        ubootFragments: '',
      },
      commandLine: 'boot-loader',
      overlays: { loader: 'extlinux', builtIn: [] },
      slots: {
        loader: 'u-boot',
        deviceTree: 'devicetree /boot/freescale/imx93-11x11-evk.dtb',
        words: [],
        partitionTable: 'gpt',
        bootFiles: [],
        areas: [{ name: 'imx-boot', image: 'flash.bin', at: '32K' }],
        stateMiB: [5, 6],
        bootAtMiB: 8,
      },
      image: {
        kind: 'upstream',
        file: 'sdcard.img',
        partitionTable: 'gpt',
        partitions: [{ label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' }],
        upstreamRootMiB: 256,
      },
    },
    yocto: {
      releases: {
        wrynose: {
          machine: 'imx93-11x11-lpddr4x-evk',
          layers: ['meta-freescale'],
          kernel: {
            recipe: 'linux-fslc-imx',
            version: '6.18.24',
            defaultPreemption: 'full',
            realTime: { fragment: true },
          },
          partitionTable: 'gpt',
        },
        scarthgap: {
          machine: 'imx93-11x11-lpddr4x-evk',
          layers: ['meta-freescale'],
          kernel: {
            recipe: 'linux-fslc-imx',
            version: '6.6.101',
            defaultPreemption: 'full',
            realTime: { unsupported: "the kernel has PREEMPT_RT from 6.12 on, and NXP's here is 6.6.101" },
          },
        },
      },
      lacking: {},
      licences: [
        {
          id: 'nxp-eula',
          title: "NXP's licence (EULA) of its firmware",
          site: 'nxp.com',
          variable: { name: 'ACCEPT_FSL_EULA', value: '1' },
        },
      ],
      variables: [],
      image: {
        kind: 'upstream',
        partitionTable: 'mbr',
        partitions: [
          { label: 'boot', role: 'boot', fileSystem: 'vfat', sizeMiB: 256 },
          { label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' },
        ],
      },
      commandLine: { unsupported: 'the U-Boot of NXP makes it in its own environment' },
      slots: { unsupported: "Boardwright's boot script for two slots is made for the U-Boot of Buildroot" },
      overlays: {
        unsupported: 'the U-Boot of NXP starts the kernel by its own environment, without an extlinux.conf',
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
