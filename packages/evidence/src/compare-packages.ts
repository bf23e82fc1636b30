import type { InstalledPackage } from './boot-report.ts';

export interface PackageFact {
  readonly name: string;
  readonly version: string;
  /** What the package's files take in the image. */
  readonly sizeKiB: number;
}

export interface PackageChange {
  readonly name: string;
  /** Versions; equal where only the size differs. */
  readonly from: string;
  readonly to: string;
  readonly fromSizeKiB: number;
  readonly toSizeKiB: number;
}

export interface PackageComparison {
  readonly added: readonly PackageFact[];
  readonly removed: readonly PackageFact[];
  readonly changed: readonly PackageChange[];
  /** How many packages are in both with the same version and size. */
  readonly unchanged: number;
}

type Packages = readonly InstalledPackage[];

/** Names that one image has for more than one architecture; only those need it to be told apart. */
function repeatedNames(packages: Packages): string[] {
  const names = packages.map(({ name }) => name);
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function byLabel(packages: Packages, repeated: ReadonlySet<string>): ReadonlyMap<string, InstalledPackage> {
  return new Map(packages.map((one) => [repeated.has(one.name) ? `${one.name}:${one.arch}` : one.name, one]));
}

function factOf(name: string, one: InstalledPackage): PackageFact {
  return { name, version: one.version, sizeKiB: one.installedSizeKiB };
}

function byName(left: { readonly name: string }, right: { readonly name: string }): number {
  return left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
}

/**
 * Which packages were added, removed or changed from one image to another, each list by name. A package an image has
 * for several architectures is named `name:arch`.
 *
 * @invariant `added + changed + unchanged` are the packages of `to`, `removed + changed + unchanged` those of `from`
 */
export function comparePackages(from: Packages, to: Packages): PackageComparison {
  const repeated = new Set([...repeatedNames(from), ...repeatedNames(to)]);
  const [before, after] = [byLabel(from, repeated), byLabel(to, repeated)];
  const added: PackageFact[] = [];
  const changed: PackageChange[] = [];
  let unchanged = 0;
  for (const [name, now] of after) {
    const old = before.get(name);
    if (old === undefined) added.push(factOf(name, now));
    else if (old.version === now.version && old.installedSizeKiB === now.installedSizeKiB) unchanged += 1;
    else {
      const sizes = { fromSizeKiB: old.installedSizeKiB, toSizeKiB: now.installedSizeKiB };
      changed.push({ name, from: old.version, to: now.version, ...sizes });
    }
  }
  const removed = [...before].flatMap(([name, old]) => (after.has(name) ? [] : [factOf(name, old)]));
  return {
    added: added.sort(byName),
    removed: removed.sort(byName),
    changed: changed.sort(byName),
    unchanged,
  };
}
