import type { Board } from '../../board.ts';

export const skAm62a = {
  id: 'sk-am62a',
  title: 'TI SK-AM62A-LP',
  vendor: 'Texas Instruments',
  soc: 'AM62A7',
  cpu: '4x Cortex-A53, C7x with MMA',
  arch: 'aarch64',
  ramMiB: [4096],
  provides: ['arch:aarch64', 'bus:usb', 'bus:i2c', 'bus:spi', 'cpufreq'],
  serialConsole: { device: 'ttyS2', baud: 115200, note: 'USB debug socket.' },
  bootMedia: ['sd'],
  flashing: [
    'Write the image to an SD card with Raspberry Pi Imager ("Use custom"), bmaptool or dd.',
    'Put the card in, connect the network and then the power.',
  ],
  traps: [
    'Buildroot builds Linux 6.10 for it: no PREEMPT_RT in either release.',
    "The C7x accelerator needs TI's own libraries, which Buildroot does not have.",
  ],
  engines: {
    buildroot: {
      defconfig: 'ti_am62ax_sk',
      releases: {
        '2026.02': { kernelVersion: '6.10' },
        '2026.05': { kernelVersion: '6.10' },
      },
      kernel: { source: 'kernel.org', defaultPreemption: 'full', image: 'Image' },
      dtbs: ['ti/k3-am62a7-sk'],
      upstream: {
        overlay: '',
        postBuild: 'board/ti/common/am6xx/post-build.sh',
        postImage: 'support/scripts/genimage.sh',
        kernelFragments: 'board/ti/am62ax-sk/linux.config',
      },
      commandLine: 'boot-loader',
      overlays: {
        unsupported: 'the boot partition Buildroot lays out for this board holds a fixed list of files',
      },
      slots: {
        loader: 'u-boot',
        deviceTree: 'devicetree /boot/k3-am62a7-sk.dtb',
        words: ['console=ttyS2,115200n8', 'earlycon=ns16550a,mmio32,0x02800000'],
        partitionTable: 'mbr',
        // Where the ROM looks for a boot loader of its own: a FAT partition that is marked bootable.
        bootFiles: [
          { name: 'tiboot3.bin', image: 'tiboot3.bin' },
          { name: 'tispl.bin', image: 'tispl.bin' },
          { name: 'u-boot.img', image: 'u-boot.img' },
        ],
        areas: [],
        stateMiB: [1, 2],
        bootAtMiB: 4,
      },
      image: {
        kind: 'upstream',
        file: 'sdcard.img',
        partitionTable: 'mbr',
        partitions: [
          { label: 'boot', role: 'boot', fileSystem: 'vfat', sizeMiB: 64 },
          { label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' },
        ],
        upstreamRootMiB: 256,
      },
    },
    yocto: {
      releases: {
        wrynose: {
          machine: 'am62axx-evm',
          layers: ['meta-ti-bsp'],
          kernel: {
            recipe: 'linux-ti-staging',
            version: '6.18.38',
            defaultPreemption: 'full',
            realTime: { recipe: 'linux-ti-staging-rt' },
          },
        },
        scarthgap: {
          machine: 'am62axx-evm',
          layers: ['meta-ti-bsp'],
          kernel: {
            recipe: 'linux-ti-staging',
            version: '6.12.57',
            defaultPreemption: 'full',
            realTime: { recipe: 'linux-ti-staging-rt' },
          },
        },
      },
      lacking: {},
      licences: [],
      variables: [],
      image: {
        kind: 'upstream',
        partitionTable: 'mbr',
        partitions: [
          { label: 'boot', role: 'esp', fileSystem: 'vfat', sizeMiB: 128 },
          { label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' },
        ],
      },
      commandLine: { variable: 'TI_WKS_BOOTLOADER_APPEND:append', where: 'image' },
      slots: { unsupported: "Boardwright's menu of two slots is not made for the GRUB of meta-ti yet" },
      overlays: {
        unsupported: 'GRUB, which meta-ti starts the kernel with, takes the device tree from the firmware',
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
