import type { ResolvedImage, ResolvedPackage } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { explainedFile } from '../render/explained.ts';

/** The list of each layer, in the order the layers are installed. */
export const PACKAGE_LISTS: Readonly<Record<ResolvedPackage['layer'], string>> = {
  base: 'packages/base.list',
  kernel: 'packages/kernel.list',
  unit: 'packages/unit.list',
  extra: 'packages/extra.list',
};

/** @returns packages of one layer, sorted */
export function packagesOf(
  image: ResolvedImage,
  layer: ResolvedPackage['layer'],
): readonly ResolvedPackage[] {
  return image.packages
    .filter((one) => one.layer === layer)
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** One list per layer. Reasons stay out of the text: they may differ between images whose layer is the same. */
export function renderPackages(image: ResolvedImage): RenderedFile[] {
  return (['base', 'kernel', 'unit', 'extra'] as const).map((layer) =>
    explainedFile(
      PACKAGE_LISTS[layer],
      packagesOf(image, layer).map(({ name, because }) => ({ text: name, because })),
    ),
  );
}
