import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { renderBuildScript } from './render-build-script.ts';
import { renderImage } from './render-image.ts';
import { renderKas } from './render-kas.ts';
import { renderKernel } from './render-kernel.ts';
import { renderLayer } from './render-layer.ts';
import { renderOverlays } from './render-overlays.ts';
import { renderReadme } from './render-readme.ts';
import { renderRecipe } from './render-recipe.ts';
import { renderRootfs } from './render-rootfs.ts';
import { renderSlots } from './render-slots.ts';
import { renderWks } from './render-wks.ts';
import { yoctoImage } from './resolved.ts';

/**
 * The whole tree a person can build without Boardwright, together with the engine's static files. See tree.md.
 *
 * @throws AppError ENGINE_UNSUPPORTED_BOARD when the image was not resolved for Yocto
 * @invariant pure; equal images give byte-equal files, sorted by path
 */
export function render(image: ResolvedImage): readonly RenderedFile[] {
  const target = yoctoImage(image);
  const files = [
    ...renderKas(target),
    renderLayer(target),
    renderRecipe(target),
    ...renderKernel(target),
    ...renderRootfs(target),
    ...renderOverlays(target),
    ...renderWks(target),
    ...renderSlots(target),
    ...renderImage(target),
    renderReadme(target),
    renderBuildScript(target),
  ];
  return files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
