'use client';
import type { ImageView } from '@boardwright/api/schemas/image';
import { useHotkeys } from '#lib/use-hotkeys.ts';
import type { Selection } from './use-selection.ts';

function focusedIndex(): number {
  const row = document.activeElement?.closest<HTMLElement>('[data-row-index]');
  return row ? Number(row.dataset.rowIndex) : -1;
}

/** Rows are only in the page when they are near; the link is there a frame or two after scrolling to it. */
function focusRow(index: number, triesLeft = 10): void {
  const link = document.querySelector<HTMLElement>(`[data-row-index="${index}"] a`);
  if (link) link.focus({ preventScroll: true });
  else if (triesLeft > 0) requestAnimationFrame(() => focusRow(index, triesLeft - 1));
}

/** `j` and `k` walk through the list, `x` chooses, with Shift up to here, Escape chooses nothing. */
export function useRowKeys(
  images: readonly ImageView[],
  selection: Selection,
  scrollToIndex: (index: number) => void,
): void {
  const walk = (step: number) => (): void => {
    const at = focusedIndex();
    const index = at < 0 ? 0 : Math.min(images.length - 1, Math.max(0, at + step));
    if (images.length === 0) return;
    scrollToIndex(index);
    focusRow(index);
  };
  const choose = (range: boolean) => (): void => {
    const image = images[focusedIndex()];
    if (image) selection.toggle(image, range);
  };
  useHotkeys({
    j: walk(1),
    k: walk(-1),
    x: choose(false),
    X: choose(true),
    Escape: selection.clear,
  });
}
