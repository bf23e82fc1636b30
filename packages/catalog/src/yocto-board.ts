import { z } from 'zod';

export const YOCTO_RELEASE_IDS = ['scarthgap', 'wrynose'] as const;
export const YoctoRelease = z.enum(YOCTO_RELEASE_IDS);
/** Releases of Yocto the engine knows. */
export type YoctoRelease = z.infer<typeof YoctoRelease>;

/** How the kernel of a release gets PREEMPT_RT on a board; a sentence where it can't. */
const RealTime = z.union([
  z.object({ unsupported: z.string() }),
  /** Another recipe provides the kernel, for example `linux-yocto-rt`. */
  z.object({ recipe: z.string() }),
  /** A fragment over the same recipe; `preferredVersion` where its default version has no PREEMPT_RT. */
  z.object({ fragment: z.literal(true), preferredVersion: z.string().optional() }),
]);

/** What one release has for a board; read from the layer's branch of that release. */
const BoardRelease = z.object({
  machine: z.string(),
  /** Ids of the layer table beyond what every image has, for example `meta-raspberrypi`. What these need is added. */
  layers: z.array(z.string()),
  kernel: z.object({
    recipe: z.string(),
    version: z.string(),
    /** The file of the recipe has no version in its name; BitBake finds an append by the same name alone. */
    unversioned: z.literal(true).optional(),
    /** Version of the kernel with PREEMPT_RT, where it is another. */
    rtVersion: z.string().optional(),
    defaultPreemption: z.enum(['none', 'voluntary', 'lazy', 'full', 'rt']),
    realTime: RealTime,
  }),
  /** Of the layer's layout in this release, where it is not that of `image`. */
  partitionTable: z.enum(['gpt', 'mbr']).optional(),
});

/** What the Yocto engine needs to know of a board. Absent: no public layer has a machine for it. */
export const YoctoBoard = z.object({
  /** A release that is absent does not have the board; `lacking` says why. */
  releases: z.partialRecord(YoctoRelease, BoardRelease),
  /** Completes "<board> needs <release>: ..." for releases without the board: which layer has no branch, and what to do. */
  lacking: z.partialRecord(YoctoRelease, z.string()),
  /** Licences the BSP asks for, which the spec has to accept (`acceptedLicences`), and what says so to BitBake. */
  licences: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      site: z.string(),
      variable: z.object({ name: z.string(), value: z.string() }),
      /** Of a licence the image does without: packages it lets in, and what does not work without them, as a plural. */
      optional: z.object({ packages: z.array(z.string()).min(1), without: z.string() }).optional(),
    }),
  ),
  /** What the machine needs set beside its own configuration; local.conf. */
  variables: z.array(z.object({ name: z.string(), value: z.string(), because: z.string() })),
  image: z.object({
    /** `upstream`: the machine's own WKS_FILE; `own`: a wks file we render. Partitions of the boot loader, which come first, are left out. */
    kind: z.enum(['upstream', 'own']),
    partitionTable: z.enum(['gpt', 'mbr']),
    /** Partitions of the boot loader in a wks file of ours, before all others. */
    loader: z
      .array(
        z.object({
          name: z.string(),
          /** In the deploy directory, written as it is; absent: the partition is empty. */
          file: z.string().optional(),
          sizeKiB: z.number().int(),
          /** Type as sgdisk takes it: a code such as `0x8301`, or a GUID. */
          type: z.string(),
          uuid: z.string().optional(),
          alignKiB: z.number().int().optional(),
        }),
      )
      .optional(),
    partitions: z.array(
      z.object({
        label: z.string(),
        role: z.enum(['esp', 'boot', 'root']),
        fileSystem: z.enum(['vfat', 'ext4']),
        sizeMiB: z.union([z.number().int(), z.literal('auto')]),
        /** The file system is in the deploy directory already and is written as it is. */
        file: z.string().optional(),
        /** Identifier by which the boot loader of the layer finds it. */
        uuid: z.string().optional(),
      }),
    ),
  }),
  /** Where words of the kernel command line go. */
  commandLine: z.union([
    /** A variable of BitBake takes them, for example `CMDLINE:append` of meta-raspberrypi. */
    z.object({ variable: z.string(), where: z.enum(['conf', 'image']) }),
    /** Our wks file has them, and so has the emulator that starts the kernel itself. */
    z.object({ wks: z.literal(true) }),
    z.object({ unsupported: z.string() }),
  ]),
  /** How the boot loader chooses between two root slots (storage.layout "ab"); a sentence where it can't. */
  slots: z.union([
    z.object({ unsupported: z.string() }),
    z.object({ loader: z.enum(['grub-efi', 'u-boot']), consoles: z.array(z.string()) }),
  ]),
  /** How device tree overlays reach the board; a sentence where they don't. */
  overlays: z.union([
    z.object({ unsupported: z.string() }),
    z.object({
      loader: z.enum(['config-txt', 'extlinux']),
      builtIn: z.array(z.object({ id: z.string(), title: z.string(), line: z.string() })),
      /** Releases where they don't, with the reason. */
      lacking: z.partialRecord(YoctoRelease, z.string()).optional(),
      /** What the machine needs set and installed so that its boot loader reads a device tree by itself; local.conf. */
      variables: z.array(z.object({ name: z.string(), value: z.string(), because: z.string() })).optional(),
      packages: z.array(z.object({ name: z.string(), because: z.string() })).optional(),
    }),
  ]),
  /** How to put Yocto's image on the board, where it differs from `flashing` of the board. */
  flashing: z.array(z.string()).optional(),
  /** How QEMU boots the finished image; absent: no machine emulates this board closely enough. */
  qemu: z
    .object({
      system: z.enum(['x86_64', 'aarch64', 'riscv64']),
      machine: z.string(),
      cpu: z.string(),
      memoryMiB: z.number().int(),
      /** Name of the kernel in the deploy directory, for example `Image`; QEMU starts it itself. */
      kernel: z.string(),
      /** Words of the command line beside `root=`. */
      append: z.array(z.string()),
    })
    .optional(),
});
export type YoctoBoard = z.infer<typeof YoctoBoard>;
