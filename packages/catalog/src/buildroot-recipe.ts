import type { BoardArch } from './arch.ts';
import type { BuildrootRelease } from './buildroot-board.ts';
import type { CompileCost, KernelLine, LicenceToAccept } from './compiled-recipe.ts';
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
  readonly cost: CompileCost;
}

/** Lines of the Buildroot configuration a unit adds on an architecture; without one those that all have. */
export function symbolsFor(
  { symbols }: BuildrootRecipe,
  arch: BoardArch | undefined,
): readonly BuildrootSymbol[] {
  return symbols.filter(({ archs }) => archs === undefined || (arch !== undefined && archs.includes(arch)));
}
