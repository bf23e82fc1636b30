import { ACCELERATORS } from './accelerators.ts';
import { DEBIAN_RELEASES, isDebianRelease } from './debian-release.ts';
import { FEATURES } from './features.ts';
import { packageSizes } from './package-sizes.ts';
import type { ResolvedImage } from './resolved-image.ts';
import { RUNTIMES } from './runtimes.ts';
import type { PackageSizes, Unit } from './unit.ts';

/** One layer of an image with its size by the package facts. */
export interface ImagePart {
  readonly kind: 'base' | 'kernel' | 'firmware' | 'unit' | 'extra';
  /** Unit id or package name. */
  readonly id: string;
  readonly title: string;
  readonly sizes: PackageSizes;
}

const NOTHING: PackageSizes = { installedMiB: 0, downloadMiB: 0, packages: 0 };

/** @returns accelerator, runtime or feature by id */
export function unitById(id: string): Unit | undefined {
  return RUNTIMES.get(id) ?? ACCELERATORS.get(id) ?? FEATURES.get(id);
}

/**
 * Splits an image into the layers it is made of, for estimates and for the picture of the stack. Packages that two units
 * share are counted with both, so the sum is an upper bound.
 */
export function imageParts(image: ResolvedImage): ImagePart[] {
  const { release } = image.engine;
  const { debian } = image.board.engines;
  if (!isDebianRelease(release) || debian === undefined) return [];
  const { arch } = debian;
  const facts = DEBIAN_RELEASES[release].archs[arch];
  const flavour = facts.preemption[image.kernel.preemption]?.flavour ?? 'stock';
  const firmware = debian.firmwarePackages;
  const units = image.units.flatMap(({ id, title }): ImagePart[] => {
    const recipe = unitById(id)?.engines.debian;
    if (recipe === undefined || 'unavailable' in recipe) return [];
    return [{ kind: 'unit', id, title, sizes: recipe.sizes[release]?.[arch] ?? NOTHING }];
  });
  const extras = image.packages.filter(({ layer }) => layer === 'extra');
  return [
    { kind: 'base', id: 'base', title: DEBIAN_RELEASES[release].title, sizes: facts.base },
    {
      kind: 'kernel',
      id: flavour,
      title: `Linux ${DEBIAN_RELEASES[release].kernelVersion}`,
      sizes: facts.kernel[flavour],
    },
    ...firmware.map(
      (name): ImagePart => ({ kind: 'firmware', id: name, title: name, sizes: packageSizes(name) }),
    ),
    ...units,
    ...extras.map(
      ({ name }): ImagePart => ({ kind: 'extra', id: name, title: name, sizes: packageSizes(name) }),
    ),
  ];
}
