import type { ResolvedImage } from '../resolved-image.ts';
import { unitById } from '../unit-by-id.ts';
import { ofRelease } from '../yocto-recipe.ts';
import { isYoctoRelease, YOCTO_RELEASES } from '../yocto-release.ts';
import type { ImagePart } from './image-part.ts';

/** CPU seconds on one core of a server, none of them measured: a compiler, a C library and several hundred native recipes. */
const CPU_SECONDS = { base: 16_000, kernel: 3600, usualPackage: 90 } as const;
const USUAL_PACKAGE = { installedMiB: 4, downloadMiB: 4, packages: 1 } as const;

/** Layers of a Yocto image: rough sizes and compile times, until finished builds say better. */
export function yoctoParts(image: ResolvedImage): ImagePart[] {
  const { release } = image.engine;
  const facts = isYoctoRelease(release) ? image.board.engines.yocto?.releases[release] : undefined;
  if (!isYoctoRelease(release) || facts === undefined) return [];
  const { kernel } = facts;
  const units = image.units.flatMap(({ id, title }): ImagePart[] => {
    const recipe = unitById(id)?.engines.yocto;
    if (recipe === undefined || 'unavailable' in recipe) return [];
    const { installedMiB, downloadMiB, cpuSeconds } = recipe.cost;
    const packages = ofRelease(recipe.packages, release).length;
    return [{ kind: 'unit', id, title, sizes: { installedMiB, downloadMiB, packages }, cpuSeconds }];
  });
  const extras = image.packages
    .filter(({ layer }) => layer === 'extra')
    .map(
      ({ name }): ImagePart => ({
        kind: 'extra',
        id: name,
        title: name,
        sizes: USUAL_PACKAGE,
        cpuSeconds: CPU_SECONDS.usualPackage,
      }),
    );
  const version = image.kernel.preemption === 'rt' ? (kernel.rtVersion ?? kernel.version) : kernel.version;
  return [
    {
      kind: 'base',
      id: 'base',
      title: `${YOCTO_RELEASES[release].title}, ${image.yocto?.init === 'busybox' ? 'BusyBox' : 'systemd'}, glibc`,
      sizes: { installedMiB: image.yocto?.init === 'busybox' ? 35 : 70, downloadMiB: 900, packages: 90 },
      cpuSeconds: CPU_SECONDS.base,
    },
    {
      kind: 'kernel',
      id: image.yocto?.kernelRecipe ?? kernel.recipe,
      title: `Linux ${version}`,
      sizes: { installedMiB: 60, downloadMiB: 300, packages: 1 },
      cpuSeconds: CPU_SECONDS.kernel,
    },
    ...units,
    ...extras,
  ];
}
