import { z } from 'zod';

export const BUILDROOT_RELEASE_IDS = ['2026.02', '2026.05'] as const;
export const BuildrootRelease = z.enum(BUILDROOT_RELEASE_IDS);
/** Releases of Buildroot the engine knows. */
export type BuildrootRelease = z.infer<typeof BuildrootRelease>;

/** What one release of Buildroot has for a board; read from its defconfig. */
const BoardRelease = z.object({
  /** Version of the kernel the defconfig builds, for example `6.18.7`. */
  kernelVersion: z.string(),
});

/** One entry of the disk image's partition table that matters to a person; raw boot loader areas are left out. */
const ImagePartition = z.object({
  label: z.string(),
  role: z.enum(['esp', 'boot', 'root']),
  fileSystem: z.enum(['vfat', 'ext4']),
  /** MiB; `auto`: as large as the root file system that is made. */
  sizeMiB: z.union([z.number().int(), z.literal('auto')]),
});

/** GRUB as EFI firmware starts it. */
const GrubSlots = z.object({
  loader: z.literal('grub-efi'),
  /** Symbol of Buildroot that makes GRUB for this firmware. */
  platform: z.enum(['BR2_TARGET_GRUB2_X86_64_EFI', 'BR2_TARGET_GRUB2_ARM64_EFI']),
  /** What the firmware starts, below `images/efi-part/EFI/BOOT/`. */
  loaderFile: z.enum(['bootx64.efi', 'bootaa64.efi']),
  /** `console=` words, the last one is where boot messages go. */
  consoles: z.array(z.string()),
});

/** What a board's boot loader keeps on the medium besides file systems, as the board's own genimage configuration has it. */
const BootLoaderArea = z.object({
  name: z.string(),
  /** Below `images/`; absent: room for what the boot loader writes. */
  image: z.string().optional(),
  /** Offset and size as genimage takes them, for example `32K`. */
  at: z.string().optional(),
  size: z.string().optional(),
  /** Type in the GPT, where the area is listed there. */
  typeUuid: z.string().optional(),
});

/** The U-Boot that Buildroot builds for the board, with a boot script of ours. */
const UbootSlots = z.object({
  loader: z.literal('u-boot'),
  /** Line of extlinux.conf that names the device tree, below /boot of a slot. */
  deviceTree: z.string().regex(/^devicetree(dir)? \/boot(\/[\w.-]+)*$/),
  /** Words of the command line that the board's own extlinux.conf has for console and messages. */
  words: z.array(z.string()),
  /** What the board's ROM and boot loader can read. */
  partitionTable: z.enum(['gpt', 'mbr']),
  /** Parts of the boot loader that are files of the boot partition, and what they are called below `images/`. */
  bootFiles: z.array(z.object({ name: z.string(), image: z.string() })),
  areas: z.array(BootLoaderArea),
  /** Where the two copies of the slots' state are, in MiB: before the boot partition, and nothing of the boot loader there. */
  stateMiB: z.tuple([z.number().int(), z.number().int()]),
  /** Where the boot partition begins, in MiB. */
  bootAtMiB: z.number().int(),
});

/** What the Buildroot engine needs to know of a board. Absent: Buildroot has no configuration for it. */
export const BuildrootBoard = z.object({
  /** Stem of the upstream defconfig, for example `raspberrypi5`. */
  defconfig: z.string(),
  /** A release that is absent does not have the board. */
  releases: z.partialRecord(BuildrootRelease, BoardRelease),
  kernel: z.object({
    /** Who publishes the kernel sources the defconfig names. */
    source: z.enum(['kernel.org', 'vendor']),
    /** What the kernel does when no preemption model is asked for. */
    defaultPreemption: z.enum(['none', 'voluntary', 'lazy', 'full', 'rt']),
    /** Name of the kernel below `images/`. */
    image: z.enum(['Image', 'bzImage', 'zImage']),
  }),
  /** Device trees the defconfig builds, without `.dtb`. */
  dtbs: z.array(z.string()),
  /**
   * Values of the upstream defconfig that are lists of paths: ours are added behind them, since a later fragment replaces
   * the whole value.
   */
  upstream: z.object({
    overlay: z.string(),
    postBuild: z.string(),
    postImage: z.string(),
    kernelFragments: z.string(),
    /** Where the defconfig has some for U-Boot. */
    ubootFragments: z.string().optional(),
  }),
  /**
   * Where words of the kernel command line go: `append` whoever starts the machine passes them, after `rootwait` and these
   * consoles; `boot-loader` our post-build script adds them to the configuration the upstream board gives its boot loader.
   */
  commandLine: z.union([z.object({ append: z.array(z.string()) }), z.literal('boot-loader')]),
  image: z.object({
    /** `upstream`: made by the board's own post-image script; `own`: by our genimage configuration. */
    kind: z.enum(['upstream', 'own']),
    /** Below `images/`. */
    file: z.enum(['sdcard.img', 'disk.img']),
    partitionTable: z.enum(['gpt', 'mbr']),
    partitions: z.array(ImagePartition),
    /** Size of the root file system the upstream defconfig makes, in MiB: room for the kernel's modules. */
    upstreamRootMiB: z.number().int(),
    /** Largest root file system the board's layout has room for, in MiB. */
    maxRootMiB: z.number().int().optional(),
  }),
  /** How the boot loader chooses between two root slots (storage.layout "ab"); a sentence where it can't. */
  slots: z.union([z.object({ unsupported: z.string() }), GrubSlots, UbootSlots]),
  /** How device tree overlays reach the board; a sentence where they don't. */
  overlays: z.union([
    z.object({ unsupported: z.string() }),
    z.object({
      /** `config-txt`: the firmware of a Raspberry Pi loads them; `extlinux`: U-Boot does, from /boot of the root. */
      loader: z.enum(['config-txt', 'extlinux']),
      /** What the board brings along, as lines of config.txt. */
      builtIn: z.array(z.object({ id: z.string(), title: z.string(), line: z.string() })),
    }),
  ]),
  /** How to put Buildroot's image on the board, where it differs from `flashing` of the board. */
  flashing: z.array(z.string()).optional(),
  /** How QEMU boots the finished image; absent: no machine emulates this board closely enough. */
  qemu: z
    .object({
      system: z.enum(['x86_64', 'aarch64', 'riscv64']),
      machine: z.string(),
      cpu: z.string(),
      memoryMiB: z.number().int(),
      /** Boot loader the builder has for the machine; reads the image's own boot files. Absent: QEMU starts the kernel itself. */
      firmware: z.string().optional(),
    })
    .optional(),
});
export type BuildrootBoard = z.infer<typeof BuildrootBoard>;

/** How a board's boot loader chooses between two slots. */
export type SlotLoader = z.infer<typeof GrubSlots> | z.infer<typeof UbootSlots>;
/** Two slots with a boot script for U-Boot. */
export type UbootSlots = z.infer<typeof UbootSlots>;
