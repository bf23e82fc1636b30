import { imageParts } from './image-parts.ts';
import type { ImagePart } from './parts/image-part.ts';
import type { ResolvedImage } from './resolved-image.ts';
import { unitById } from './unit-by-id.ts';

/** A finished build as the estimate wants it. */
export interface FinishedBuild {
  readonly board: string;
  readonly release: string;
  readonly specHash: string;
  readonly buildMs: number;
  /** True when base and kernel stages came from the cache. */
  readonly warm: boolean;
  readonly rootfsSizeMiB: number;
  readonly imageSizeMiB: number;
  readonly downloadSizeMiB: number;
  /** Memory in use after start, where the boot test read it. */
  readonly ramMiB: number | null;
}

/** Where numbers come from; `builds` is how many finished builds went into them. */
export type EstimateSource =
  | { readonly from: 'package facts' }
  | { readonly from: 'finished builds'; readonly builds: number };

/** Milliseconds: median and 90th percentile. */
export interface DurationRange {
  readonly p50: number;
  readonly p90: number;
}

export interface Estimate {
  readonly rootfsSizeMiB: number;
  readonly imageSizeMiB: number;
  /** Packed image (zstd). */
  readonly downloadSizeMiB: number;
  /** Memory in use with every chosen unit at work. */
  readonly ramMiB: number;
  /** Nothing cached. */
  readonly coldMs: DurationRange;
  /** Base and kernel stages cached. */
  readonly warmMs: DurationRange;
  readonly sizeSource: EstimateSource;
  readonly ramSource: EstimateSource;
  readonly coldSource: EstimateSource;
  readonly warmSource: EstimateSource;
}

const FACTS: EstimateSource = { from: 'package facts' };
/** Builds needed before their times say more than the package facts. */
const FEWEST_BUILDS = 3;
/** Package database, caches made at install time and file system overhead, as a factor. */
const ROOTFS_OVERHEAD = 1.06;
/** Free room a fitted root keeps. */
export const HEAD_ROOM_MIB = 64;
const TABLE_MIB = 2;
/** What squashfs with zstd makes of a root file system. */
const SQUASHFS_FACTOR = 0.55;
/** zstd packs a little looser than the xz of the packages. */
const PACKED_FACTOR = 1.15;
/** At rest. Debian: kernel, systemd, udev, networkd, resolved, journald. Buildroot: kernel and BusyBox, measured 9 MiB. */
const BASE_RAM_MIB: Readonly<Record<ResolvedImage['engine']['kind'], number>> = {
  debian: 110,
  buildroot: 16,
  yocto: 110,
};

/** Work of every build, in ms, on two cores. Yocto: BitBake reads all recipes, measured five minutes after a change for all of them. */
const FIXED_MS: Readonly<Record<ResolvedImage['engine']['kind'], number>> = {
  debian: 15_000,
  buildroot: 15_000,
  yocto: 300_000,
};

/** Time model of the package facts, in ms, for a two-core machine: work by size. */
const TIME = {
  perInstalledMiB: 90,
  perDownloadMiB: 60,
  /** Compiling, on two cores. */
  perCpuSecond: 500,
  /** Scripts that must run under emulation on a foreign architecture, per package. */
  perForeignPackage: 250,
  p90Factor: 1.8,
} as const;

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function rangeOf(builds: readonly FinishedBuild[]): DurationRange {
  const sorted = builds.map(({ buildMs }) => buildMs).sort((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p90: percentile(sorted, 0.9) };
}

function modelled(parts: readonly ImagePart[], fixedMs: number, foreign: boolean): DurationRange {
  const work = parts.reduce<number>(
    (total, { sizes, cpuSeconds = 0 }) =>
      total +
      sizes.installedMiB * TIME.perInstalledMiB +
      sizes.downloadMiB * TIME.perDownloadMiB +
      cpuSeconds * TIME.perCpuSecond +
      (foreign ? sizes.packages * TIME.perForeignPackage : 0),
    fixedMs,
  );
  return { p50: Math.round(work), p90: Math.round(work * TIME.p90Factor) };
}

function times(
  builds: readonly FinishedBuild[],
  fallback: DurationRange,
): { readonly range: DurationRange; readonly source: EstimateSource } {
  if (builds.length < FEWEST_BUILDS) return { range: fallback, source: FACTS };
  return { range: rangeOf(builds), source: { from: 'finished builds', builds: builds.length } };
}

/**
 * Estimates sizes (MiB), memory (MiB) and build times (ms) of an image.
 *
 * Sizes come from finished builds of the same spec when there are any, times from at least three finished builds for the
 * same board and release; else both come from package facts. The sources say which.
 *
 * @param history - finished builds in any order; others than of this board and release are ignored
 */
export function estimate(image: ResolvedImage, history: readonly FinishedBuild[] = []): Estimate {
  const parts = imageParts(image);
  const installed = parts.reduce((total, { sizes }) => total + sizes.installedMiB, 0);
  const download = parts.reduce((total, { sizes }) => total + sizes.downloadMiB, 0);
  const rootfsSizeMiB = Math.ceil(installed * ROOTFS_OVERHEAD);
  const bootMiB = image.storage.partitions.reduce(
    (total, { role, sizeMiB }) => total + (role !== 'root' && sizeMiB !== 'auto' ? sizeMiB : 0),
    0,
  );
  const rootMiB =
    image.storage.rootfs === 'squashfs' ? Math.ceil(rootfsSizeMiB * SQUASHFS_FACTOR) : rootfsSizeMiB;
  // A data partition of a given size is the room to write in.
  const hasDataMiB = image.storage.partitions.some(
    ({ role, sizeMiB }) => role === 'data' && sizeMiB !== 'auto',
  );
  // Slots have their size whatever is in them.
  const slotsMiB = image.storage.partitions.reduce(
    (total, { role, sizeMiB }) => total + (role === 'root' && sizeMiB !== 'auto' ? sizeMiB : 0),
    0,
  );
  const fitted =
    image.storage.layout === 'ab'
      ? TABLE_MIB + bootMiB + slotsMiB
      : TABLE_MIB + bootMiB + rootMiB + (hasDataMiB ? 0 : HEAD_ROOM_MIB);
  const asked = image.storage.imageSizeMiB;
  const facts = {
    rootfsSizeMiB,
    imageSizeMiB: asked === 'auto' ? fitted : asked,
    downloadSizeMiB: Math.ceil(download * PACKED_FACTOR),
    ramMiB:
      BASE_RAM_MIB[image.engine.kind] +
      image.units.reduce((total, { id }) => total + (unitById(id)?.ramMiB ?? 0), 0),
  };
  // Compilers run natively whatever they compile for; only Debian's package scripts are emulated.
  const foreign = image.engine.kind === 'debian' && image.board.arch !== 'x86_64';
  const fixedMs = FIXED_MS[image.engine.kind];
  const late = parts.filter(({ kind }) => kind === 'unit' || kind === 'extra');
  const near = history.filter(
    (build) => build.board === image.board.id && build.release === image.engine.release,
  );
  const same = near.filter((build) => build.specHash === image.specHash);
  const last = same.at(-1);
  const measuredRam = same.flatMap(({ ramMiB }) => (ramMiB === null ? [] : [ramMiB])).at(-1);
  const fromSame: EstimateSource = { from: 'finished builds', builds: same.length };
  const cold = times(
    near.filter((build) => !build.warm),
    modelled(parts, fixedMs, foreign),
  );
  const warm = times(
    near.filter((build) => build.warm),
    modelled(late, fixedMs, foreign),
  );
  return {
    rootfsSizeMiB: last?.rootfsSizeMiB ?? facts.rootfsSizeMiB,
    imageSizeMiB: last?.imageSizeMiB ?? facts.imageSizeMiB,
    downloadSizeMiB: last?.downloadSizeMiB ?? facts.downloadSizeMiB,
    ramMiB: measuredRam ?? facts.ramMiB,
    coldMs: cold.range,
    warmMs: warm.range,
    sizeSource: last === undefined ? FACTS : fromSame,
    ramSource: measuredRam === undefined ? FACTS : fromSame,
    coldSource: cold.source,
    warmSource: warm.source,
  };
}
