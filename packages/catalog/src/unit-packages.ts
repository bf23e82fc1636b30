import type { ImageSpec } from '@boardwright/spec/image-spec';
import type { BoardArch } from './arch.ts';
import { symbolsFor } from './buildroot-recipe.ts';
import { packageOf } from './resolve/buildroot/resolve-packages.ts';
import { unitById } from './unit-by-id.ts';
import { ofRelease } from './yocto-recipe.ts';
import { isYoctoRelease } from './yocto-release.ts';

const PACKAGE = 'BR2_PACKAGE_';

/**
 * Names of the packages a unit puts on the image, as the chosen engine calls them. Debian's differ by release: without one in the
 * spec they are those of the first release that has the unit. Buildroot's can differ by architecture; of Yocto they are those of
 * the newest release.
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
    const known = release !== undefined && isYoctoRelease(release) ? release : 'wrynose';
    return ofRelease(recipe.packages, known).map(({ name }) => name);
  }
  if ('unavailable' in unit.engines.debian) return [];
  const releases = new Map(Object.entries(unit.engines.debian.packages));
  return (release === undefined ? undefined : releases.get(release)) ?? [...releases.values()][0] ?? [];
}
