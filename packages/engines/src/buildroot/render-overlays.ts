import type { RenderedFile } from '../plan.ts';
import { explainedFile } from '../render/explained.ts';
import type { BuildrootImage } from './resolved.ts';

/** Sources of own overlays, and what loads them. */
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
  return [...sources, ...(lines.length === 0 ? [] : [explainedFile('board/config.txt', lines)])];
}
