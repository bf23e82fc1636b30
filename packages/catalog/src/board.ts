import { z } from 'zod';
import { BoardArch } from './arch.ts';
import { BuildrootBoard } from './buildroot-board.ts';
import { YoctoBoard } from './yocto-board.ts';

/** What the Debian engine needs to know of a board. Absent: this engine does not support the board. */
export const DebianBoard = z.object({
  arch: z.enum(['amd64', 'arm64']),
  /** Archive components beyond `main`, for example `non-free-firmware`. */
  components: z.array(z.string()),
  /** Kernel package per preemption model; a model that is absent is not offered. */
  kernelPackages: z.partialRecord(z.enum(['none', 'voluntary', 'lazy', 'full', 'rt']), z.string()),
  firmwarePackages: z.array(z.string()),
  boot: z.enum(['efi', 'rpi-firmware']),
  partitionTable: z.enum(['gpt', 'mbr']),
  /** `console=` values, the last one is where login and boot messages go, for example `ttyS0,115200`. */
  consoles: z.array(z.string()),
  /** Modules the initramfs must hold to find the root file system. */
  initramfsModules: z.array(z.string()),
  /** Device tree blobs copied to the boot partition, relative to the kernel's dtb directory. */
  dtbs: z.array(z.string()),
  /** Releases the board works with, and why not the others; absent: all of them. */
  onlyReleases: z.object({ releases: z.array(z.string()), reason: z.string() }).optional(),
  /** Size of the boot partition in MiB: kernel, initrd and firmware live there. */
  bootPartitionMiB: z.number().int().optional(),
  /** How QEMU boots the finished image; absent: no machine emulates this board closely enough. */
  qemu: z
    .object({
      system: z.enum(['x86_64', 'aarch64']),
      machine: z.string(),
      cpu: z.string(),
      memoryMiB: z.number().int(),
    })
    .optional(),
});
export type DebianBoard = z.infer<typeof DebianBoard>;

/** A board: data only, one directory per board under `boards/`. */
export const Board = z.object({
  id: z.string(),
  title: z.string(),
  vendor: z.string(),
  soc: z.string(),
  cpu: z.string(),
  arch: BoardArch,
  /** Shown RAM sizes in MiB; empty when the person sets it (a virtual machine). */
  ramMiB: z.array(z.number().int()),
  /** Capability tokens, for example `arch:aarch64`, `bus:pcie`. */
  provides: z.array(z.string()),
  serialConsole: z.object({ device: z.string(), baud: z.number().int(), note: z.string() }),
  bootMedia: z.array(z.enum(['sd', 'usb', 'emmc', 'nvme', 'disk'])),
  /** Steps to flash, in plain words, in order. */
  flashing: z.array(z.string()),
  /** What surprises people about this board. */
  traps: z.array(z.string()),
  engines: z.object({
    debian: DebianBoard.optional(),
    buildroot: BuildrootBoard.optional(),
    yocto: YoctoBoard.optional(),
  }),
  /** Claims per engine with date and evidence; nothing is claimed without them. */
  status: z.array(
    z.object({
      engine: z.string(),
      level: z.enum(['configured', 'built', 'booted']),
      date: z.string(),
      evidence: z.string(),
    }),
  ),
});
export type Board = z.infer<typeof Board>;
