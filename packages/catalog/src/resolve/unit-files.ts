import type { ResolvedFile, ResolvedImage } from '../resolved-image.ts';
import type { Unit } from '../unit.ts';
import type { UnitFile } from '../unit-file.ts';

interface WithFiles {
  readonly unit: Unit;
  readonly recipe: { readonly files?: readonly UnitFile[] };
}

/** @returns the files chosen units put into the root file system */
export function unitFiles(units: readonly WithFiles[]): ResolvedFile[] {
  return units.flatMap(({ unit, recipe }) =>
    (recipe.files ?? []).map((file) => ({ ...file, because: `${unit.title}: ${file.because}` })),
  );
}

interface WithVersions {
  readonly unit: Unit;
  readonly recipe: { readonly oneVersion?: readonly string[] };
}

type OneVersion = NonNullable<NonNullable<ResolvedImage['buildroot']>['oneVersion']>;

/** @returns packages that must be of one version, by unit; nothing where no unit has such */
export function oneVersion(units: readonly WithVersions[]): { readonly oneVersion?: OneVersion } {
  const sets = units.flatMap(({ unit, recipe }) =>
    recipe.oneVersion === undefined ? [] : [{ unit: unit.title, packages: recipe.oneVersion }],
  );
  return sets.length === 0 ? {} : { oneVersion: sets };
}
