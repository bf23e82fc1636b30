import { DEBIAN_RELEASES, isDebianRelease } from '../debian-release.ts';
import { packageSizes } from '../package-sizes.ts';
import type { ResolvedImage } from '../resolved-image.ts';
import type { PackageSizes } from '../unit.ts';
import { unitById } from '../unit-by-id.ts';
import type { ImagePart } from './image-part.ts';

const NOTHING: PackageSizes = { installedMiB: 0, downloadMiB: 0, packages: 0 };

/** Sizes of Debian's packages, read from the archive. */
export function debianParts(image: ResolvedImage): ImagePart[] {
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
