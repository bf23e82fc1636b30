import type { BuildrootRecipe } from './buildroot-recipe.ts';
import type { UnitFile } from './unit-file.ts';
import type { UnitService } from './unit-service.ts';
import type { YoctoRecipe } from './yocto-recipe.ts';

/** Releases of Debian the engine knows. */
export type DebianRelease = 'trixie' | 'forky';
export type DebianArch = 'amd64' | 'arm64';

/** Sizes read from the archive's own package records: the packages and whatever they need beyond the base system. */
export interface PackageSizes {
  readonly installedMiB: number;
  readonly downloadMiB: number;
  /** How many packages are added to the base system. */
  readonly packages: number;
}

export type SizesByTarget = Partial<Record<DebianRelease, Partial<Record<DebianArch, PackageSizes>>>>;

/** Why a release's packages of a unit do not work on every board of an architecture. */
export interface BoardNeed {
  readonly arch: DebianArch;
  /** Capability token the board must provide. */
  readonly token: string;
  /** Completes "<unit title> needs forky: ...". */
  readonly reason: string;
}

/** What the Debian engine does for a unit. */
export interface DebianRecipe {
  /** Package names per release; a release that is absent does not have the unit. */
  readonly packages: Partial<Record<DebianRelease, readonly string[]>>;
  /** Releases whose packages are there and still do not work on some boards. */
  readonly boardNeeds?: Partial<Record<DebianRelease, BoardNeed>>;
  readonly archs: readonly DebianArch[];
  readonly services?: readonly UnitService[];
  readonly modules?: readonly string[];
  readonly sysctl?: readonly { readonly key: string; readonly value: string }[];
  readonly cmdline?: readonly string[];
  readonly files?: readonly UnitFile[];
  readonly sizes: SizesByTarget;
}

/** Why an engine does not offer a unit, as a plain sentence. */
interface Unavailable {
  readonly unavailable: string;
}

/** A thing a person chooses: accelerator, runtime, container engine or tool. Data only, one directory each. */
export interface Unit {
  readonly kind: 'accelerator' | 'runtime' | 'feature';
  readonly id: string;
  readonly title: string;
  /** One sentence: what it is good for. */
  readonly summary: string;
  readonly licence: string;
  /** Field of the spec it is chosen in. */
  readonly slot: 'accelerators' | 'runtimes' | 'containers' | 'profiling';
  /** Capability tokens. */
  readonly provides: readonly string[];
  readonly requires: readonly string[];
  readonly conflicts: readonly string[];
  /** Memory in MiB it adds to a running system when used, roughly. */
  readonly ramMiB: number;
  /** Model `bw-selftest` runs with it; only runtimes. */
  readonly selfTestModel?: string;
  readonly engines: {
    readonly debian: DebianRecipe | Unavailable;
    readonly buildroot: BuildrootRecipe | Unavailable;
    readonly yocto: YoctoRecipe | Unavailable;
  };
}
