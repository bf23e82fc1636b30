import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { renderBuildScript } from './render-build-script.ts';
import { renderConfig } from './render-config.ts';
import { renderFragments } from './render-fragments.ts';
import { renderImage } from './render-image.ts';
import { renderKernel } from './render-kernel.ts';
import { renderOverlay } from './render-overlay.ts';
import { renderOverlays } from './render-overlays.ts';
import { renderReadme } from './render-readme.ts';
import { renderScripts } from './render-scripts.ts';
import { renderSlots } from './render-slots.ts';
import { buildrootImage } from './resolved.ts';

/**
 * The whole tree a person can build without Boardwright, together with the engine's static files. See tree.md.
 *
 * @throws AppError ENGINE_UNSUPPORTED_BOARD when the image was not resolved for Buildroot
 * @invariant pure; equal images give byte-equal files, sorted by path
 */
export function render(image: ResolvedImage): readonly RenderedFile[] {
  const target = buildrootImage(image);
  const files = [
    ...renderConfig(target),
    ...renderFragments(target),
    ...renderKernel(target),
    ...renderImage(target),
    ...renderOverlay(target),
    ...renderOverlays(target),
    ...renderScripts(target),
    ...renderSlots(target),
    renderReadme(target),
    renderBuildScript(target),
  ];
  return files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
