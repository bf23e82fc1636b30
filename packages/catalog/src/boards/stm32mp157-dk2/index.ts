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
    yocto: {
      releases: {
        scarthgap: {
          machine: 'stm32mp15-disco',
          layers: ['meta-st-stm32mp'],
          kernel: {
            recipe: 'linux-stm32mp',
            version: '6.1.28',
            defaultPreemption: 'full',
            realTime: {
              unsupported: "32-bit Arm has PREEMPT_RT from Linux 7.1 on, and ST's kernel here is 6.1.28",
            },
          },
        },
      },
      lacking: { wrynose: 'meta-st-stm32mp has no branch for wrynose' },
      licences: [],
      variables: [
        {
          name: 'STM32MP_DT_FILES_SDCARD:forcevariable',
          value: 'stm32mp157c-dk2',
          because:
            'the machine has the device tree of the STM32MP157F-DK2 alone; the layer knows this one too',
        },
        {
          name: 'LINUX_A7_EXAMPLES_DT:forcevariable',
          value: '',
          because: 'device trees of examples are not for an image of yours',
        },
        {
          name: 'CUBE_M4_EXAMPLES_DT:forcevariable',
          value: '',
          because: 'device trees of examples are not for an image of yours',
        },
        {
          name: 'ST_VENDORFS',
          value: '0',
          because: 'no partition for libraries of the GPU: they are not on the image',
        },
        {
          name: 'ST_USERFS',
          value: '0',
          because: 'no partition for demonstrations: they are not on the image',
        },
        {
          name: 'WKS_FILE_DEPENDS',
          value:
            'virtual/bootloader virtual/trusted-firmware-a virtual-optee-os st-image-bootfs e2fsprogs-native',
          because: 'what the partitions are made of',
        },
        {
          name: 'ENABLE_FLASHLAYOUT_CONFIG',
          value: '0',
          because: 'the disk image is written as a whole, without a flash layout',
        },
        {
          name: 'EXTRA_IMAGEDEPENDS:remove',
          value: 'gdb-cross-arm openocd-stm32mp-native stm32wrapper4dbg-native sdcard-raw-tools-native',
          because: 'debuggers of the workplace would be built with every image',
        },
        {
          name: 'IMAGE_ROOTFS_MAXSIZE',
          value: '8388608',
          because: 'the limit of 736 MiB is that of NAND flash, which the board does not have; in KiB',
        },
      ],
      image: {
        kind: 'own',
        partitionTable: 'gpt',
        loader: [
          {
            name: 'fsbl1',
            file: 'arm-trusted-firmware/tf-a-stm32mp157c-dk2-sdcard.stm32',
            sizeKiB: 256,
            type: '0x8301',
            alignKiB: 17,
          },
          {
            name: 'fsbl2',
            file: 'arm-trusted-firmware/tf-a-stm32mp157c-dk2-sdcard.stm32',
            sizeKiB: 256,
            type: '0x8301',
          },
          { name: 'metadata1', file: 'arm-trusted-firmware/metadata.bin', sizeKiB: 256, type: '0x8301' },
          { name: 'metadata2', file: 'arm-trusted-firmware/metadata.bin', sizeKiB: 256, type: '0x8301' },
          {
            name: 'fip-a',
            file: 'fip/fip-stm32mp157c-dk2-optee.bin',
            sizeKiB: 4096,
            type: '19d5df83-11b0-457b-be2c-7559c13142a5',
            uuid: '4fd84c93-54ef-463f-a7ef-ae25ff887087',
          },
          {
            name: 'fip-b',
            file: 'fip/fip-stm32mp157c-dk2-optee.bin',
            sizeKiB: 4096,
            type: '19d5df83-11b0-457b-be2c-7559c13142a5',
            uuid: '09c54952-d5bf-45af-acee-335303766fb3',
          },
          { name: 'u-boot-env', sizeKiB: 512, type: '0x8301' },
        ],
        partitions: [
          {
            label: 'bootfs',
            role: 'boot',
            fileSystem: 'ext4',
            sizeMiB: 64,
            file: 'st-image-bootfs-boardwright-stm32mp15-disco.bootfs.ext4',
          },
          {
            label: 'rootfs',
            role: 'root',
            fileSystem: 'ext4',
            sizeMiB: 'auto',
            uuid: 'e91c4e10-16e6-4c0e-bd0e-77becf4a3582',
          },
        ],
      },
      commandLine: { variable: 'UBOOT_EXTLINUX_KERNEL_ARGS:append', where: 'conf' },
      slots: { unsupported: "Boardwright's boot script for two slots is made for the U-Boot of Buildroot" },
      overlays: { unsupported: "the layer's extlinux.conf has no line for them" },
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
        'BitBake reads all 2,520 recipes of its layers in scarthgap and finds the 226 an image needs (bitbake -g); kernel recipe, boot file system and root identifier are as written here (bitbake -e). The copy of the layer lacked the contents of two register files and a patch. Nothing was compiled.',
    },
  ],
} as const satisfies Board;
