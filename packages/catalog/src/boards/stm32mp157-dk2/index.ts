import type { Board } from '../../board.ts';

export const stm32mp157Dk2 = {
  id: 'stm32mp157-dk2',
  title: 'STM32MP157C-DK2',
  vendor: 'STMicroelectronics',
  soc: 'STM32MP157C',
  cpu: '2x Cortex-A7, Cortex-M4',
  arch: 'arm',
  ramMiB: [512],
  provides: ['arch:arm', 'bus:usb', 'bus:i2c', 'bus:spi', 'bus:can', 'cpufreq'],
  serialConsole: { device: 'ttySTM0', baud: 115200, note: 'ST-LINK USB socket.' },
  bootMedia: ['sd'],
  flashing: [
    'Write the image to an SD card with Raspberry Pi Imager ("Use custom"), bmaptool or dd.',
    'Put the card in, connect the network and then the power.',
  ],
  traps: [
    '32-bit Arm: the kernel has PREEMPT_RT only from 7.1 on, later than the one built here.',
    'The boot switches must stand on SD card.',
  ],
  engines: {
    buildroot: {
      defconfig: 'stm32mp157c_dk2',
      releases: {
        '2026.02': { kernelVersion: '6.12.63' },
        '2026.05': { kernelVersion: '6.12.80' },
      },
      kernel: { source: 'kernel.org', defaultPreemption: 'full', image: 'zImage' },
      dtbs: ['st/stm32mp157c-dk2'],
      upstream: {
        overlay: 'board/stmicroelectronics/stm32mp157c-dk2/overlay/',
        postBuild: '',
        postImage: 'board/stmicroelectronics/common/stm32mp1xx/post-image.sh',
        kernelFragments: '',
        ubootFragments: '',
      },
      commandLine: 'boot-loader',
      overlays: { loader: 'extlinux', builtIn: [] },
      slots: {
        loader: 'u-boot',
        deviceTree: 'devicetree /boot/stm32mp157c-dk2.dtb',
        words: [],
        partitionTable: 'gpt',
        bootFiles: [],
        areas: [
          // ROM and TF-A find theirs by the names; U-Boot keeps its environment at the end of fip.
          {
            name: 'fsbl1',
            image: 'tf-a-stm32mp157c-dk2.stm32',
            typeUuid: '0fc63daf-8483-4772-8e79-3d69d8477de4',
          },
          {
            name: 'fsbl2',
            image: 'tf-a-stm32mp157c-dk2.stm32',
            typeUuid: '0fc63daf-8483-4772-8e79-3d69d8477de4',
          },
          { name: 'fip', image: 'fip.bin', size: '2M', typeUuid: '0fc63daf-8483-4772-8e79-3d69d8477de4' },
        ],
        stateMiB: [8, 9],
        bootAtMiB: 10,
      },
      image: {
        kind: 'upstream',
        file: 'sdcard.img',
        partitionTable: 'gpt',
        partitions: [{ label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' }],
        upstreamRootMiB: 120,
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
  ],
} as const satisfies Board;
