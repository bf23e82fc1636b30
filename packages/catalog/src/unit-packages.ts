import type { ImageSpec } from '@boardwright/spec/image-spec';
import type { BoardArch } from './arch.ts';
import { symbolsFor } from './buildroot-recipe.ts';
import { packageOf } from './resolve/buildroot/resolve-packages.ts';
import { packagesFor } from './resolve/yocto/resolve-packages.ts';
import { unitById } from './unit-by-id.ts';
import { isYoctoRelease, YOCTO_RELEASE_ORDER } from './yocto-release.ts';

const PACKAGE = 'BR2_PACKAGE_';

/**
 * Names of the packages a unit puts on the image, as the chosen engine calls them. Debian's differ by release: without one in the
 * spec they are those of the first release that has the unit. Buildroot's can differ by architecture.
 *
 * @returns nothing for what is no unit, or what the engine does not offer
 */
export function unitPackages(
  unitId: string,
  { kind, release }: ImageSpec['engine'],
  arch: BoardArch | undefined,
): readonly string[] {
  const unit = unitById(unitId);
  if (unit === undefined) return [];
  if (kind === 'buildroot') {
    const recipe = unit.engines.buildroot;
    if ('unavailable' in recipe) return [];
    const chosen = symbolsFor(recipe, arch).filter(
      ({ name, value }) => name.startsWith(PACKAGE) && value === 'y',
    );
    return chosen.map(({ name }) => packageOf(name));
  }
  if (kind === 'yocto') {
    const recipe = unit.engines.yocto;
    if ('unavailable' in recipe) return [];
    const known = release !== undefined && isYoctoRelease(release) ? release : YOCTO_RELEASE_ORDER[0];
    return packagesFor(recipe, known).map(({ name }) => name);
  }
  if ('unavailable' in unit.engines.debian) return [];
  const releases = new Map(Object.entries(unit.engines.debian.packages));
  return (release === undefined ? undefined : releases.get(release)) ?? [...releases.values()][0] ?? [];
}
