import { z } from 'zod';

/** What one runtime did with one model on the running image. */
export const SelfTestResult = z.object({
  runtime: z.string(),
  runtimeVersion: z.string(),
  model: z.string(),
  /** CPU, or the delegate or execution provider used. */
  delegate: z.string(),
  ok: z.boolean(),
  /** Largest absolute difference from the known outputs, and what is allowed. */
  maxAbsError: z.number().nullable(),
  tolerance: z.number(),
  /** One inference in microseconds over `runs` runs. */
  latencyUs: z.object({ p50: z.number(), p99: z.number() }).nullable(),
  runs: z.number().int(),
  peakRssKiB: z.number().int().nullable(),
  /** Plain words when not ok. */
  detail: z.string(),
});
export type SelfTestResult = z.infer<typeof SelfTestResult>;

export const CyclictestResult = z.object({
  /** True when measured in an emulator: shows that RT works, says nothing about the board's latency. */
  emulated: z.boolean(),
  durationMs: z.number().int(),
  threads: z.number().int(),
  minUs: z.number(),
  avgUs: z.number(),
  maxUs: z.number(),
  histogram: z.array(z.object({ us: z.number().int(), count: z.number().int() })),
});
export type CyclictestResult = z.infer<typeof CyclictestResult>;

/** What the image itself reported, as JSON over its evidence port (see layers/rootfs-common/bw-selftest). */
export const GuestReport = z.object({
  version: z.literal(1),
  uname: z.object({ sysname: z.string(), release: z.string(), version: z.string(), machine: z.string() }),
  /** Content of /sys/kernel/realtime, or null where the kernel has no such file. */
  realtimeSysfs: z.string().nullable(),
  /** `/boot/config-<release>` or /proc/config.gz of the running kernel. */
  kernelConfig: z.string(),
  cmdline: z.string(),
  osRelease: z.string(),
  units: z.array(z.object({ unit: z.string(), active: z.string(), sub: z.string() })),
  failedUnits: z.array(z.string()),
  /** `systemd-analyze` phases in ms; null where not known. */
  bootPhasesMs: z.object({
    firmware: z.number().nullable(),
    loader: z.number().nullable(),
    kernel: z.number().nullable(),
    initrd: z.number().nullable(),
    userspace: z.number().nullable(),
  }),
  memory: z.object({ totalMiB: z.number(), availableMiB: z.number() }),
  selftest: z.array(SelfTestResult),
  cyclictest: CyclictestResult.omit({ emulated: true }).nullable(),
});
export type GuestReport = z.infer<typeof GuestReport>;

/** Written by the boot stage as `/out/boot-report.json`. */
export const BootReport = z.object({
  version: z.literal(1),
  machine: z.string(),
  accelerator: z.enum(['kvm', 'tcg']),
  /** Seconds from power-on to the login prompt on the serial console; null when it never came. */
  loginSeconds: z.number().nullable(),
  guest: GuestReport.nullable(),
  /** Scripts of BusyBox init, in the order they ran; empty with systemd, whose units the guest reports. */
  initScripts: z.array(z.object({ name: z.string(), ok: z.boolean() })).default([]),
  /** Plain words when the boot test did not pass. */
  problem: z.string().nullable(),
});
export type BootReport = z.infer<typeof BootReport>;

/** One gate check with its proof. A failed check keeps an image from being Ready. */
export const GateCheck = z.object({
  id: z.string(),
  title: z.string(),
  outcome: z.enum(['pass', 'fail', 'not-run']),
  detail: z.string(),
});
export type GateCheck = z.infer<typeof GateCheck>;

export const InstalledPackage = z.object({
  name: z.string(),
  version: z.string(),
  arch: z.string(),
  source: z.string(),
  installedSizeKiB: z.number().int(),
  license: z.string().nullable(),
  suite: z.string(),
  section: z.string(),
  /** CPE 2.3 name the engine has of it; absent where it has none. */
  cpe: z.string().optional(),
});
export type InstalledPackage = z.infer<typeof InstalledPackage>;

/** Tree for the size map: bytes of files below each directory (top levels) and of each package. */
export interface SizeNode {
  readonly name: string;
  readonly bytes: number;
  readonly children?: readonly SizeNode[] | undefined;
}
export const SizeNode: z.ZodType<SizeNode> = z.object({
  name: z.string(),
  bytes: z.number().int(),
  children: z.array(z.lazy(() => SizeNode)).optional(),
});

export const PartitionFact = z.object({
  label: z.string(),
  startBytes: z.number().int(),
  sizeBytes: z.number().int(),
  fileSystem: z.string(),
  usedBytes: z.number().int().nullable(),
});

/** Why an image can't be personalised, in plain words. */
export const PersonalRefusal = z.object({ refused: z.string() });

/** Where the region is that a personalised download fills: the end of the image, and the last frame of the packed one. */
export const PersonalRegion = z.object({
  imageOffset: z.number().int().positive(),
  sizeBytes: z.number().int().positive(),
  packedOffset: z.number().int().positive(),
  packedSizeBytes: z.number().int().positive(),
});
export type PersonalRegion = z.infer<typeof PersonalRegion>;

/** Everything an image page shows as proof; stored with the image, also an artifact. */
export const Evidence = z.object({
  version: z.literal(1),
  /** Size of the unpacked image and its sha256. */
  imageSizeBytes: z.number().int(),
  imageSha256: z.string(),
  partitions: z.array(PartitionFact),
  rootfsUsedBytes: z.number().int(),
  kernelRelease: z.string(),
  gate: z.array(GateCheck),
  boot: BootReport.omit({ guest: true })
    .extend({ guest: GuestReport.omit({ kernelConfig: true }).nullable() })
    .nullable(),
  bootSeconds: z.number().nullable(),
  uname: z.string().nullable(),
  preemption: z.string(),
  selftest: z.array(SelfTestResult),
  cyclictest: CyclictestResult.nullable(),
  packages: z.array(InstalledPackage),
  sizes: SizeNode,
  archiveDate: z.string(),
  /** Absent: made before images had such a region. */
  personal: z.union([PersonalRegion, PersonalRefusal]).optional(),
});
export type Evidence = z.infer<typeof Evidence>;
