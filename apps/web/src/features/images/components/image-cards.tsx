'use client';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useEffect, useRef } from 'react';
import { useMediaQuery } from '#features/compose/use-media-query.ts';
import { useRowKeys } from '../use-row-keys.ts';
import { useScrollMargin } from '../use-scroll-margin.ts';
import { CARD_HEIGHT, ImageCard } from './image-card.tsx';
import type { ImageLayoutProps } from './image-table.tsx';

const GAP = 12;

/** Images as cards, side by side where there is room; only those near the screen are in the page. */
export function ImageCards({ images, total, selection, onSee }: ImageLayoutProps): ReactElement {
  const list = useRef<HTMLUListElement>(null);
  const two = useMediaQuery('(min-width: 768px)');
  const three = useMediaQuery('(min-width: 1536px)');
  const lanes = three ? 3 : two ? 2 : 1;
  const scrollMargin = useScrollMargin(list);
  const virtualizer = useWindowVirtualizer({
    count: Math.ceil(images.length / lanes),
    estimateSize: () => CARD_HEIGHT + GAP,
    overscan: 4,
    scrollMargin,
    scrollPaddingStart: 60,
    scrollPaddingEnd: 80,
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const first = (items[0]?.index ?? 0) * lanes;
  const last = Math.min(images.length, ((items.at(-1)?.index ?? -1) + 1) * lanes);
  useEffect(() => onSee(last), [onSee, last]);
  useRowKeys(images, selection, (index) => virtualizer.scrollToIndex(Math.floor(index / lanes)));
  return (
    <ul
      ref={list}
      aria-label="Images"
      className="grid content-start px-4 sm:px-6 xl:pl-2"
      style={{
        gap: GAP,
        gridTemplateColumns: `repeat(${lanes}, minmax(0, 1fr))`,
        height: virtualizer.getTotalSize(),
        paddingTop: (items[0]?.start ?? scrollMargin) - scrollMargin,
      }}
    >
      {images.slice(first, last).map((image, offset) => (
        <ImageCard
          key={image.id}
          image={image}
          index={first + offset}
          total={total}
          selected={selection.chosen.has(image.id)}
          onToggle={selection.toggle}
        />
      ))}
    </ul>
  );
}
