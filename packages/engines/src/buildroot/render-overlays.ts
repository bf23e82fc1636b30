import { UBOOT_FRAGMENT } from '@boardwright/catalog/resolve/buildroot/resolve-overlays';
import type { RenderedFile } from '../plan.ts';
import { explainedFile } from '../render/explained.ts';
import type { BuildrootImage } from './resolved.ts';

/** Sources of own overlays, what loads them, and the U-Boot option where U-Boot does. */
export function renderOverlays({ own, board }: BuildrootImage): RenderedFile[] {
  const { overlays } = own;
  if (overlays.length === 0 || 'unsupported' in board.overlays) return [];
  const sources = overlays.flatMap(({ name, source, because }): RenderedFile[] =>
    source === undefined
      ? []
      : [{ path: `board/dts/${name}.dtso`, content: `${source}\n`, because: { 1: because } }],
  );
  const lines = overlays.flatMap(({ configLine, because }) =>
    configLine === undefined ? [] : [{ text: configLine, because }],
  );
  return [
    ...sources,
    ...(lines.length === 0 ? [] : [explainedFile('board/config.txt', lines)]),
    ...(board.overlays.loader === 'extlinux'
      ? [
          explainedFile(UBOOT_FRAGMENT, [
            { text: '# because overlays of the spec are applied by U-Boot' },
            { text: 'CONFIG_OF_LIBFDT_OVERLAY=y', because: 'overlays of the spec are applied by U-Boot' },
          ]),
        ]
      : []),
  ];
}
