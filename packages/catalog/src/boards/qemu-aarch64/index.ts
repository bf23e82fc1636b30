import type { Board } from '../../board.ts';

export const qemuAarch64 = {
  id: 'qemu-aarch64',
  title: 'QEMU arm64 virt',
  vendor: 'QEMU',
  soc: 'virt virtual machine',
  cpu: 'Cortex-A76, emulated',
  arch: 'aarch64',
  ramMiB: [],
  provides: ['arch:aarch64', 'cpu:armv8.2', 'machine:virtual', 'bus:pcie', 'boot:efi'],
  serialConsole: { device: 'ttyAMA0', baud: 115_200, note: 'QEMU connects it with -serial stdio.' },
  bootMedia: ['disk'],
  flashing: [
    'Unpack the image: zstd -d <name>.img.zst.',
    'Start it: qemu-system-aarch64 -machine virt -cpu cortex-a76 -m 1024 -bios QEMU_EFI.fd -drive file=<name>.img,format=raw,if=virtio -nographic.',
  ],
  traps: [
    'Without KVM on an arm64 host every instruction is emulated: start-up takes about ten times as long as on a board.',
    'Latencies measured in an emulator say nothing about a board.',
  ],
  engines: {
    buildroot: {
      defconfig: 'qemu_aarch64_virt',
      releases: {
        '2026.02': { kernelVersion: '6.18.7' },
        '2026.05': { kernelVersion: '6.18.7' },
      },
      kernel: { source: 'kernel.org', defaultPreemption: 'none', image: 'Image' },
      dtbs: [],
      upstream: {
        overlay: '',
        postBuild: '',
        postImage: 'board/qemu/post-image.sh',
        kernelFragments: '',
      },
      commandLine: { append: ['console=ttyAMA0'] },
      overlays: { unsupported: 'QEMU makes the device tree of this machine itself' },
      slots: {
        loader: 'grub-efi',
        platform: 'BR2_TARGET_GRUB2_ARM64_EFI',
        loaderFile: 'bootaa64.efi',
        consoles: ['console=ttyAMA0'],
      },
      image: {
        kind: 'own',
        file: 'disk.img',
        partitionTable: 'gpt',
        partitions: [
          { label: 'boot', role: 'boot', fileSystem: 'vfat', sizeMiB: 64 },
          { label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' },
        ],
        upstreamRootMiB: 60,
      },
      flashing: [
        'Unpack the image: zstd -d <name>.img.zst.',
        "Have U-Boot for this machine, which the image leaves to QEMU: Debian's package u-boot-qemu.",
        'Start it: qemu-system-aarch64 -machine virt -cpu cortex-a76 -m 512 -bios /usr/lib/u-boot/qemu_arm64/u-boot.bin -drive file=<name>.img,format=raw,if=virtio -nographic.',
      ],
      qemu: {
        system: 'aarch64',
        machine: 'virt',
        cpu: 'cortex-a76',
        memoryMiB: 512,
        firmware: '/usr/lib/u-boot/qemu_arm64/u-boot.bin',
      },
    },
    debian: {
      arch: 'arm64',
      components: [],
      kernelPackages: {
        voluntary: 'linux-image-arm64',
        lazy: 'linux-image-arm64',
        rt: 'linux-image-rt-arm64',
      },
      firmwarePackages: [],
      boot: 'efi',
      partitionTable: 'gpt',
      consoles: ['ttyAMA0,115200'],
      initramfsModules: ['virtio_blk', 'ext4'],
      dtbs: [],
      // Not cortex-a72: there Debian's ONNX Runtime 1.21 ends with an illegal instruction.
      qemu: { system: 'aarch64', machine: 'virt', cpu: 'cortex-a76', memoryMiB: 1024 },
    },
    yocto: {
      releases: {
        wrynose: {
          machine: 'qemuarm64',
          layers: [],
          kernel: {
            recipe: 'linux-yocto',
            version: '6.18.39',
            defaultPreemption: 'full',
            realTime: { recipe: 'linux-yocto-rt' },
          },
        },
        scarthgap: {
          machine: 'qemuarm64',
          layers: [],
          kernel: {
            recipe: 'linux-yocto',
            version: '6.6.144',
            defaultPreemption: 'full',
            realTime: { recipe: 'linux-yocto-rt' },
          },
        },
      },
      lacking: {},
      licences: [],
      variables: [],
      image: {
        kind: 'own',
        partitionTable: 'gpt',
        partitions: [{ label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' }],
      },
      commandLine: { wks: true },
      slots: {
        unsupported: 'QEMU is given the kernel directly, without a boot loader that could choose a slot',
      },
      overlays: { unsupported: 'QEMU makes the device tree of this machine itself' },
      flashing: [
        'Unpack the image: zstd -d <name>.img.zst.',
        'Start it with the kernel that comes beside it: qemu-system-aarch64 -machine virt -cpu cortex-a76 -m 1024 -kernel Image -append "root=/dev/vda1 rootwait console=ttyAMA0" -drive file=<name>.img,format=raw,if=virtio -nographic.',
      ],
      qemu: {
        system: 'aarch64',
        machine: 'virt',
        cpu: 'cortex-a76',
        memoryMiB: 1024,
        kernel: 'Image',
        append: ['console=ttyAMA0'],
      },
    },
  },
  status: [
    {
      engine: 'buildroot',
      level: 'booted',
      date: '2026-11-25',
      evidence:
        'An RT image of 2026.05.1 with a small kernel configuration (examples/qemu-aarch64-buildroot-small.yaml), built by the worker from a site mirror, started in QEMU with the gate passed.',
    },
    {
      engine: 'debian',
      level: 'booted',
      date: '2026-11-25',
      evidence:
        'RT images of trixie and forky with ONNX Runtime (and LiteRT), built by the worker, started in QEMU with the gate passed.',
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
