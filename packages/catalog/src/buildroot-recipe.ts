import type { BoardArch } from './arch.ts';
import type { BuildrootRelease } from './buildroot-board.ts';
import type { PreemptionModel } from './resolved-image.ts';
import type { UnitFile } from './unit-file.ts';

/** A line of the Buildroot configuration. */
export interface BuildrootSymbol {
  /** For example `BR2_PACKAGE_RT_TESTS`. */
  readonly name: string;
  /** The text right of `=`, quotes included; `n` for "is not set". */
  readonly value: string;
  readonly because: string;
  /** Architectures it is for; absent: all that the unit is offered on. */
  readonly archs?: readonly BoardArch[];
}

/** A line of the kernel configuration. */
export interface KernelLine {
  /** For example `CONFIG_VETH=m`. */
  readonly line: string;
  readonly because: string;
  /** Kernels that do not have it; the unit is of use without. */
  readonly except?: {
    readonly arch: BoardArch;
    readonly preemption: readonly PreemptionModel[];
    /** First version that has it. */
    readonly before: string;
  };
}

/** Sizes and work of what a unit adds to an image, roughly: nothing was measured where `measured` is absent. */
export interface BuildrootCost {
  readonly installedMiB: number;
  /** Sources to download, in MiB. */
  readonly downloadMiB: number;
  /** CPU seconds to compile it and what it needs, on one core of a server. */
  readonly cpuSeconds: number;
}

/** A vendor's licence that whoever builds the image has to accept, because nobody else may pass its files on. */
export interface LicenceToAccept {
  /** What `acceptedLicences` of a spec names. */
  readonly id: string;
  /** For example `Hailo's licence of the firmware`. */
  readonly title: string;
  /** Where the vendor has the licence, for a person to read: a host name, nothing is downloaded from it. */
  readonly site: string;
}

/** What the Buildroot engine does for a unit. */
export interface BuildrootRecipe {
  readonly symbols: readonly BuildrootSymbol[];
  readonly archs: readonly BoardArch[];
  /** Why the other architectures can't have it; completes "<unit title> ...". */
  readonly archReason?: string;
  /** Absent: both. */
  readonly releases?: { readonly ids: readonly BuildrootRelease[]; readonly reason: string };
  /** Oldest kernel it works with. */
  readonly minKernel?: { readonly version: string; readonly reason: string };
  /** Does not work beside PREEMPT_RT; completes "<unit title> ...". */
  readonly notWithRt?: string;
  readonly kernel?: readonly KernelLine[];
  readonly modules?: readonly string[];
  readonly cmdline?: readonly string[];
  readonly files?: readonly UnitFile[];
  /** Its package is ours, and only its configuration and sources were checked: people are told before a long build. */
  readonly neverCompiled?: true;
  /** Packages whose versions must be equal: a driver takes no other library and no other firmware. Checked in every image. */
  readonly oneVersion?: readonly [string, string, ...string[]];
  readonly licenceToAccept?: LicenceToAccept;
  readonly cost: BuildrootCost;
}

/** Lines of the Buildroot configuration a unit adds on an architecture; without one those that all have. */
export function symbolsFor(
  { symbols }: BuildrootRecipe,
  arch: BoardArch | undefined,
): readonly BuildrootSymbol[] {
  return symbols.filter(({ archs }) => archs === undefined || (arch !== undefined && archs.includes(arch)));
}
