import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { renderBoot } from './render-boot.ts';
import { renderBuildScript } from './render-build-script.ts';
import { renderConfig } from './render-config.ts';
import { renderGenimage } from './render-genimage.ts';
import { renderPackages } from './render-packages.ts';
import { renderReadme } from './render-readme.ts';
import { renderRootfs } from './render-rootfs.ts';

/**
 * The whole tree a person can build without Boardwright, together with the engine's static files.
 *
 * @throws AppError ENGINE_UNSUPPORTED_BOARD when the board has no Debian part
 * @invariant pure; equal images give byte-equal files, sorted by path
 */
export function render(image: ResolvedImage): readonly RenderedFile[] {
  const files = [
    ...renderPackages(image),
    ...renderConfig(image),
    renderGenimage(image),
    ...renderBoot(image),
    ...renderRootfs(image),
  ];
  const paths = files.map(({ path }) => path);
  return [...files, renderReadme(image), renderBuildScript(image, paths)].toSorted((a, b) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : 0,
  );
}
