import { symbolsFor } from '../buildroot-recipe.ts';
import { BUILDROOT_RELEASES, isBuildrootRelease } from '../buildroot-release.ts';
import type { ResolvedImage } from '../resolved-image.ts';
import { unitById } from '../unit-by-id.ts';
import type { ImagePart } from './image-part.ts';

/**
 * CPU seconds on one core of a server. Measured for qemu-aarch64 with a small kernel configuration: host tools and BusyBox
 * 500 s, kernel 950 s. The larger kernels and a package of unknown size are assumptions.
 */
const CPU_SECONDS = {
  base: 500,
  toolchain: 20,
  smallKernel: 950,
  fullKernel: 3600,
  usualPackage: 60,
} as const;
/** A kernel configuration whose modules fill more than this is one of the architecture's, which builds everything. */
const SMALL_ROOT_MIB = 60;
const USUAL_PACKAGE = { installedMiB: 4, downloadMiB: 4, packages: 1 } as const;

/** Layers of a Buildroot image: rough sizes and compile times, until finished builds say better. */
export function buildrootParts(image: ResolvedImage): ImagePart[] {
  const { release } = image.engine;
  const { buildroot } = image.board.engines;
  if (!isBuildrootRelease(release) || buildroot === undefined) return [];
  const facts = buildroot.releases[release];
  const { upstreamRootMiB } = buildroot.image;
  const full = upstreamRootMiB > SMALL_ROOT_MIB;
  const units = image.units.flatMap(({ id, title }): ImagePart[] => {
    const recipe = unitById(id)?.engines.buildroot;
    if (recipe === undefined || 'unavailable' in recipe) return [];
    const { installedMiB, downloadMiB, cpuSeconds } = recipe.cost;
    const packages = symbolsFor(recipe, image.board.arch).length;
    return [{ kind: 'unit', id, title, sizes: { installedMiB, downloadMiB, packages }, cpuSeconds }];
  });
  return [
    {
      kind: 'base',
      id: 'base',
      title: `${BUILDROOT_RELEASES[release].title}, BusyBox, glibc`,
      sizes: { installedMiB: 12, downloadMiB: 120, packages: 12 },
      cpuSeconds: CPU_SECONDS.base + CPU_SECONDS.toolchain,
    },
    {
      kind: 'kernel',
      id: 'linux',
      title: `Linux ${facts?.kernelVersion ?? ''}`,
      sizes: { installedMiB: full ? Math.round(upstreamRootMiB / 2) : 8, downloadMiB: 150, packages: 1 },
      cpuSeconds: full ? CPU_SECONDS.fullKernel : CPU_SECONDS.smallKernel,
    },
    ...units,
    ...image.packages
      .filter(({ layer }) => layer === 'extra')
      .map(
        ({ name }): ImagePart => ({
          kind: 'extra',
          id: name,
          title: name,
          sizes: USUAL_PACKAGE,
          cpuSeconds: CPU_SECONDS.usualPackage,
        }),
      ),
  ];
}
