'use client';
import type { ImageView } from '@boardwright/api/schemas/image';
import type { ImageSort } from '@boardwright/core/image-sort';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useEffect, useRef } from 'react';
import { useImageTable } from '../use-image-table.ts';
import { useRowKeys } from '../use-row-keys.ts';
import { useScrollMargin } from '../use-scroll-margin.ts';
import type { Selection } from '../use-selection.ts';
import { ROW_HEIGHT } from './image-table-columns.ts';
import { ImageTableHead } from './image-table-head.tsx';
import { ImageTableRow } from './image-table-row.tsx';

export interface ImageLayoutProps {
  readonly images: ImageView[];
  /** Images under the filters, loaded or not. */
  readonly total: number;
  readonly selection: Selection;
  /** Called with the index of the last image in sight. */
  readonly onSee: (lastIndex: number) => void;
}

/** Images as a table that scrolls with the page; only rows near the screen are in it. */
export function ImageTable(
  props: ImageLayoutProps & {
    readonly sort: ImageSort;
    readonly onSort: (sort: ImageSort | null) => void;
  },
): ReactElement {
  const { images, selection, onSee } = props;
  const body = useRef<HTMLTableElement>(null);
  const scrollMargin = useScrollMargin(body);
  const table = useImageTable(images, props.sort, props.onSort);
  const rows = table.getRowModel().rows;
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => images[index]?.id ?? index,
    overscan: 12,
    scrollMargin,
    // Room for the head that stays above, and for the bar of a phone below
    scrollPaddingStart: 100,
    scrollPaddingEnd: 80,
    // A frame drawn late is better than a scroll that waits for it
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const above = (items[0]?.start ?? scrollMargin) - scrollMargin;
  const below = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? scrollMargin) - scrollMargin);
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onSee(last), [onSee, last]);
  useRowKeys(images, selection, (index) => virtualizer.scrollToIndex(index));
  return (
    <table
      ref={body}
      aria-rowcount={props.total + 1}
      className="w-full table-fixed border-y bg-panel text-sm"
    >
      <caption className="sr-only">Images</caption>
      <ImageTableHead
        table={table}
        loaded={images.length}
        allChosen={images.length > 0 && selection.chosen.size >= images.length}
        onChooseAll={(choose) => (choose ? selection.chooseAll(images) : selection.clear())}
      />
      <tbody>
        {above > 0 ? (
          <tr aria-hidden>
            <td style={{ height: above }} />
          </tr>
        ) : null}
        {items.map(({ index, key }) => {
          const image = rows[index]?.original;
          return image === undefined ? null : (
            <ImageTableRow
              key={key}
              image={image}
              index={index}
              selected={selection.chosen.has(image.id)}
              onToggle={selection.toggle}
            />
          );
        })}
        {below > 0 ? (
          <tr aria-hidden>
            <td style={{ height: below }} />
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
