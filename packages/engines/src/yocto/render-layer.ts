import { YOCTO_RELEASES } from '@boardwright/catalog/yocto-release';
import type { RenderedFile } from '../plan.ts';
import { explainedFile } from '../render/explained.ts';
import type { YoctoImage } from './resolved.ts';

/** The layer of one image alone. */
export const IMAGE_LAYER = 'layers/meta-image';
/** Above every public layer's, so that its bbappends have the last word. */
const PRIORITY = 99;

/** conf/layer.conf of the image's own layer. */
export function renderLayer({ release, image }: YoctoImage): RenderedFile {
  return explainedFile(`${IMAGE_LAYER}/conf/layer.conf`, [
    { text: `# What is of the image ${image.name} alone.` },
    { text: `BBPATH .= ":\${LAYERDIR}"` },
    {
      text: `BBFILES += "\${LAYERDIR}/recipes-*/*/*.bb \${LAYERDIR}/recipes-*/*/*.bbappend \${LAYERDIR}/recipes-*/*.bb"`,
    },
    { text: 'BBFILE_COLLECTIONS += "boardwright-image"' },
    { text: `BBFILE_PATTERN_boardwright-image = "^\${LAYERDIR}/"` },
    {
      text: `BBFILE_PRIORITY_boardwright-image = "${PRIORITY}"`,
      because: 'what this image asks for has the last word',
    },
    { text: 'LAYERDEPENDS_boardwright-image = "core boardwright"' },
    {
      text: `LAYERSERIES_COMPAT_boardwright-image = "${YOCTO_RELEASES[release].series}"`,
      because: image.engine.because,
    },
  ]);
}
