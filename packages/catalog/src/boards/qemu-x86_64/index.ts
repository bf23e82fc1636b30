import type { Board } from '../../board.ts';

export const qemuX86 = {
  id: 'qemu-x86_64',
  title: 'QEMU x86-64',
  vendor: 'QEMU',
  soc: 'q35 virtual machine',
  cpu: 'x86-64, as the host offers',
  arch: 'x86_64',
  ramMiB: [],
  provides: ['arch:x86_64', 'machine:virtual', 'bus:pcie', 'boot:efi'],
  serialConsole: { device: 'ttyS0', baud: 115_200, note: 'QEMU connects it with -serial stdio.' },
  bootMedia: ['disk'],
  flashing: [
    'Unpack the image: zstd -d <name>.img.zst.',
    'Start it: qemu-system-x86_64 -machine q35 -m 1024 -bios OVMF.fd -drive file=<name>.img,format=raw,if=virtio -nographic.',
  ],
  traps: [
    'Without -bios OVMF.fd QEMU starts its BIOS, which does not find the image: it boots by EFI only.',
    'Latencies measured in an emulator say nothing about a board.',
  ],
  engines: {
    buildroot: {
      defconfig: 'qemu_x86_64',
      releases: {
        '2026.02': { kernelVersion: '6.18.7' },
        '2026.05': { kernelVersion: '6.18.7' },
      },
      kernel: { source: 'kernel.org', defaultPreemption: 'none', image: 'bzImage' },
      dtbs: [],
      upstream: {
        overlay: '',
        postBuild: 'board/qemu/x86_64/post-build.sh',
        postImage: 'board/qemu/post-image.sh',
        kernelFragments: '',
      },
      commandLine: { append: ['console=ttyS0'] },
      overlays: { unsupported: 'an x86 machine has no device tree' },
      slots: {
        loader: 'grub-efi',
        platform: 'BR2_TARGET_GRUB2_X86_64_EFI',
        loaderFile: 'bootx64.efi',
        consoles: ['console=ttyS0'],
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
      qemu: { system: 'x86_64', machine: 'q35', cpu: 'max', memoryMiB: 512 },
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
      consoles: ['ttyS0,115200'],
      initramfsModules: ['virtio_blk', 'ext4'],
      dtbs: [],
      qemu: { system: 'x86_64', machine: 'q35', cpu: 'max', memoryMiB: 1024 },
    },
    yocto: {
      releases: {
        wrynose: {
          machine: 'qemux86-64',
          layers: [],
          kernel: {
            recipe: 'linux-yocto',
            version: '6.18.39',
            defaultPreemption: 'full',
            realTime: { recipe: 'linux-yocto-rt' },
          },
        },
        scarthgap: {
          machine: 'qemux86-64',
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
      overlays: { unsupported: 'an x86 machine has no device tree' },
      flashing: [
        'Unpack the image: zstd -d <name>.img.zst.',
        'Start it with the kernel that comes beside it: qemu-system-x86_64 -machine q35 -cpu max -m 1024 -kernel bzImage -append "root=/dev/vda1 rootwait console=ttyS0" -drive file=<name>.img,format=raw,if=virtio -nographic.',
      ],
      qemu: {
        system: 'x86_64',
        machine: 'q35',
        cpu: 'max',
        memoryMiB: 1024,
        kernel: 'bzImage',
        append: ['console=ttyS0'],
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
        'RT images of trixie and forky with ONNX Runtime, LiteRT, PyTorch and with a read-only root, built by the worker, started in QEMU with the gate passed.',
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
