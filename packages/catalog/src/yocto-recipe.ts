import type { BoardArch } from './arch.ts';
import type { CompileCost, KernelLine, LicenceToAccept } from './compiled-recipe.ts';
import type { ResolvedVariable } from './resolved-image.ts';
import type { UnitFile } from './unit-file.ts';
import type { UnitService } from './unit-service.ts';
import type { YoctoRelease } from './yocto-board.ts';

/** Something only some releases need or have. */
interface OfReleases {
  /** Absent: all. */
  readonly releases?: readonly YoctoRelease[];
}

/** A package of a recipe, as IMAGE_INSTALL names it. */
export interface YoctoPackage extends OfReleases {
  readonly name: string;
  readonly because: string;
}

/** A layer a unit's recipes are in, or that they depend on without the layer saying so. */
export interface YoctoLayer extends OfReleases {
  /** Id of the layer table. */
  readonly id: string;
  readonly because: string;
}

/** An assignment in BitBake's configuration or in the image's recipe. */
export interface YoctoVariable extends OfReleases {
  /** With its overrides, for example `PACKAGECONFIG:append:pn-mesa`. */
  readonly name: string;
  readonly operator?: ResolvedVariable['operator'];
  readonly value: string;
  readonly because: string;
  readonly where: ResolvedVariable['where'];
}

/** What the Yocto engine does for a unit. */
export interface YoctoRecipe {
  /** Beyond what every image has. What these depend on (LAYERDEPENDS) is added. */
  readonly layers: readonly YoctoLayer[];
  readonly packages: readonly YoctoPackage[];
  /** Words of DISTRO_FEATURES. */
  readonly distroFeatures?: readonly { readonly name: string; readonly because: string }[];
  readonly variables?: readonly YoctoVariable[];
  readonly archs: readonly BoardArch[];
  /** Why the other architectures can't have it; completes "<unit title> ...". */
  readonly archReason?: string;
  /** Releases whose recipes have it, beyond what the layers say; absent: all the layers have. */
  readonly releases?: { readonly ids: readonly YoctoRelease[]; readonly reason: string };
  /** Oldest kernel it works with. */
  readonly minKernel?: { readonly version: string; readonly reason: string };
  /** Does not work beside PREEMPT_RT; completes "<unit title> ...". */
  readonly notWithRt?: string;
  /** Does not work with BusyBox as init; completes "<unit title> ...". */
  readonly notWithBusybox?: string;
  readonly kernel?: readonly KernelLine[];
  readonly modules?: readonly string[];
  readonly cmdline?: readonly string[];
  readonly files?: readonly UnitFile[];
  readonly services?: readonly UnitService[];
  /** Packages whose versions must be equal: a driver takes no other library and no other firmware. Checked in every image. */
  readonly oneVersion?: readonly [string, string, ...string[]];
  /** `flag` is the word of LICENSE_FLAGS_ACCEPTED. */
  readonly licenceToAccept?: LicenceToAccept & { readonly flag: string };
  readonly cost: CompileCost;
}

/** @returns those that a release has or needs */
export function ofRelease<T extends OfReleases>(entries: readonly T[], release: YoctoRelease): T[] {
  return entries.filter(({ releases }) => releases === undefined || releases.includes(release));
}
