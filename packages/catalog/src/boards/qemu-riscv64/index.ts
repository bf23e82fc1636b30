import type { Board } from '../../board.ts';

export const qemuRiscv64 = {
  id: 'qemu-riscv64',
  title: 'QEMU RISC-V virt',
  vendor: 'QEMU',
  soc: 'virt virtual machine',
  cpu: 'RV64GC, emulated',
  arch: 'riscv64',
  ramMiB: [],
  provides: ['arch:riscv64', 'machine:virtual', 'bus:pcie'],
  serialConsole: { device: 'ttyS0', baud: 115200, note: 'QEMU connects it with -serial stdio.' },
  bootMedia: ['disk'],
  flashing: [
    'Unpack the image: zstd -d <name>.img.zst.',
    'Start it: qemu-system-riscv64 -machine virt -m 512 -kernel Image -append "root=/dev/vda2 rootwait console=ttyS0" -drive file=<name>.img,format=raw,if=virtio -nographic.',
  ],
  traps: ['Every instruction is emulated: latencies measured here say nothing about a board.'],
  engines: {
    buildroot: {
      defconfig: 'qemu_riscv64_virt',
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
      commandLine: { append: ['console=ttyS0'] },
      overlays: { unsupported: 'QEMU makes the device tree of this machine itself' },
      slots: {
        unsupported:
          'its QEMU machine is given the kernel directly, without a boot loader that could choose a slot',
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
      qemu: { system: 'riscv64', machine: 'virt', cpu: 'rv64', memoryMiB: 512 },
    },
    yocto: {
      releases: {
        wrynose: {
          machine: 'qemuriscv64',
          layers: [],
          kernel: {
            recipe: 'linux-yocto',
            version: '6.18.39',
            defaultPreemption: 'full',
            realTime: { fragment: true },
          },
        },
        scarthgap: {
          machine: 'qemuriscv64',
          layers: [],
          kernel: {
            recipe: 'linux-yocto',
            version: '6.6.144',
            defaultPreemption: 'full',
            realTime: {
              unsupported:
                'linux-yocto-rt does not know the machine, and Linux 6.6 has no PREEMPT_RT on riscv64 of its own',
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
        partitions: [{ label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' }],
      },
      commandLine: { wks: true },
      slots: {
        unsupported: 'QEMU is given the kernel directly, without a boot loader that could choose a slot',
      },
      overlays: { unsupported: 'QEMU makes the device tree of this machine itself' },
      flashing: [
        'Unpack the image: zstd -d <name>.img.zst.',
        'Start it with the kernel that comes beside it: qemu-system-riscv64 -machine virt -cpu max -m 1024 -kernel Image -append "root=/dev/vda1 rootwait console=ttyS0" -drive file=<name>.img,format=raw,if=virtio -nographic.',
      ],
      qemu: {
        system: 'riscv64',
        machine: 'virt',
        cpu: 'max',
        memoryMiB: 1024,
        kernel: 'Image',
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
      engine: 'yocto',
      level: 'configured',
      date: '2026-11-28',
      evidence:
        'BitBake takes machine and layers of both releases at the pinned commits (bitbake -e) and names the kernel recipe written here. It reads every recipe of the layers and finds those of an image with as many choices as fit one configuration (npm run verify:yocto). Nothing was compiled.',
    },
  ],
} as const satisfies Board;
