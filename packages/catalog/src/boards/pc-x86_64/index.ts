import type { Board } from '../../board.ts';

export const pcX86 = {
  id: 'pc-x86_64',
  title: 'PC, industrial PC (x86-64, EFI)',
  vendor: 'any',
  soc: 'x86-64 PC',
  cpu: 'x86-64',
  arch: 'x86_64',
  ramMiB: [],
  provides: ['arch:x86_64', 'bus:pcie', 'bus:usb', 'boot:efi', 'cpufreq'],
  serialConsole: {
    device: 'ttyS0',
    baud: 115_200,
    note: 'First serial port where there is one; login is on the screen too.',
  },
  bootMedia: ['usb', 'nvme', 'disk'],
  flashing: [
    'Write the image to a USB stick or to the disk itself, with Raspberry Pi Imager, bmaptool or dd.',
    'In the firmware setup choose EFI boot from that medium and switch Secure Boot off: the boot loader is not signed.',
  ],
  traps: [
    'EFI only: machines with BIOS alone do not start it.',
    'CPUs with intel_pstate or amd_pstate in active mode know only the governors performance and powersave.',
    'Wi-Fi and graphics firmware is not included; add firmware packages under Packages.',
  ],
  engines: {
    buildroot: {
      defconfig: 'pc_x86_64_efi',
      releases: {
        '2026.02': { kernelVersion: '6.12.47' },
        '2026.05': { kernelVersion: '6.12.47' },
      },
      kernel: { source: 'kernel.org', defaultPreemption: 'none', image: 'bzImage' },
      dtbs: [],
      upstream: {
        overlay: '',
        postBuild: 'board/pc/post-build.sh',
        postImage: 'board/pc/post-image-efi.sh',
        kernelFragments: '',
      },
      commandLine: 'boot-loader',
      overlays: { unsupported: 'an x86 machine has no device tree' },
      slots: {
        loader: 'grub-efi',
        platform: 'BR2_TARGET_GRUB2_X86_64_EFI',
        loaderFile: 'bootx64.efi',
        consoles: ['console=ttyS0,115200', 'console=tty1'],
      },
      image: {
        kind: 'upstream',
        file: 'disk.img',
        partitionTable: 'gpt',
        partitions: [
          { label: 'esp', role: 'esp', fileSystem: 'vfat', sizeMiB: 16 },
          { label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' },
        ],
        upstreamRootMiB: 120,
      },
    },
    debian: {
      arch: 'amd64',
      components: [],
      kernelPackages: {
        none: 'linux-image-amd64',
        voluntary: 'linux-image-amd64',
        lazy: 'linux-image-amd64',
        full: 'linux-image-amd64',
        rt: 'linux-image-rt-amd64',
      },
      firmwarePackages: [],
      boot: 'efi',
      partitionTable: 'gpt',
      consoles: ['tty0', 'ttyS0,115200'],
      initramfsModules: [
        'ahci',
        'nvme',
        'sd_mod',
        'xhci-pci',
        'ehci-pci',
        'usb-storage',
        'uas',
        'sdhci-pci',
        'sdhci-acpi',
        'mmc_block',
        'virtio_blk',
        'ext4',
      ],
      dtbs: [],
      qemu: { system: 'x86_64', machine: 'q35', cpu: 'max', memoryMiB: 1024 },
    },
    yocto: {
      releases: {
        wrynose: {
          machine: 'genericx86-64',
          layers: ['meta-yocto-bsp'],
          kernel: {
            recipe: 'linux-yocto',
            version: '6.18.39',
            defaultPreemption: 'full',
            realTime: { fragment: true },
          },
        },
        scarthgap: {
          machine: 'genericx86-64',
          layers: ['meta-yocto-bsp'],
          kernel: {
            recipe: 'linux-yocto',
            version: '6.6.21',
            defaultPreemption: 'full',
            realTime: {
              unsupported:
                'mainline has PREEMPT_RT from 6.12 on, this one is 6.6.21, and linux-yocto-rt does not know the machine',
            },
          },
        },
      },
      lacking: {},
      licences: [],
      variables: [],
      image: {
        kind: 'own',
        partitionTable: 'gpt',
        partitions: [
          { label: 'esp', role: 'esp', fileSystem: 'vfat', sizeMiB: 64 },
          { label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' },
        ],
      },
      commandLine: { wks: true },
      slots: { loader: 'grub-efi', consoles: ['console=tty0', 'console=ttyS0,115200'] },
      overlays: { unsupported: 'an x86 machine has no device tree' },
      qemu: {
        system: 'x86_64',
        machine: 'q35',
        cpu: 'max',
        memoryMiB: 1024,
        kernel: 'bzImage',
        append: ['console=tty0', 'console=ttyS0,115200'],
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
      engine: 'debian',
      level: 'booted',
      date: '2026-11-25',
      evidence:
        'The podman example, built by the worker, started in QEMU (q35, UEFI) with the gate passed; not on hardware.',
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
