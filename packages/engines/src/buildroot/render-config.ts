import type { RenderedFile } from '../plan.ts';
import { jsonFile } from '../render/explained.ts';
import type { BuildrootImage } from './resolved.ts';

export const BUILDROOT_CONFIG = 'config/buildroot.json';

/** What the stages are told: release, board, and every symbol with who asked for it. */
export function renderConfig({ image, board, release, ref, own }: BuildrootImage): RenderedFile[] {
  return [
    jsonFile(BUILDROOT_CONFIG, {
      release,
      ref,
      upstreamDefconfig: board.defconfig,
      boardId: image.board.id,
      arch: image.board.arch,
      libc: 'glibc',
      symbols: own.symbols.map(({ name, value, because, unit, stage }) => ({
        name,
        value,
        because,
        unit,
        stage,
      })),
    }),
  ];
}
