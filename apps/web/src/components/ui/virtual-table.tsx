'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, type ReactNode, type Ref, useRef } from 'react';

/** What a row's `<tr>` must carry, so that it is counted and measured. */
export interface VirtualRow {
  readonly ref: Ref<HTMLTableRowElement>;
  readonly 'data-index': number;
  readonly 'aria-rowindex': number;
}

/** A table of any length in a frame that scrolls; only rows in sight are in the page. `empty` stands where rows would. */
export function VirtualTable(props: {
  readonly label: string;
  readonly count: number;
  /** Guess in px, until a row is measured. */
  readonly rowHeight: number;
  /** Rows of the head. */
  readonly head: ReactNode;
  readonly row: (index: number, attributes: VirtualRow) => ReactNode;
  readonly empty: ReactNode;
}): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: props.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => props.rowHeight,
    overscan: 15,
  });
  const items = virtualizer.getVirtualItems();
  const spacer = (height: number): ReactNode =>
    height > 0 ? (
      <tr aria-hidden>
        {/* One cell: a colSpan would bring columns back that a narrow screen hides. */}
        <td style={{ height }} />
      </tr>
    ) : null;
  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      aria-label={props.label}
      className="max-h-[64dvh] overflow-auto rounded-md border bg-panel focus-visible:-outline-offset-2"
    >
      <table aria-rowcount={props.count + 1} className="w-full table-fixed text-sm">
        <caption className="sr-only">{props.label}</caption>
        <thead className="sticky top-0 z-10 bg-panel text-left text-ink-3 text-xs shadow-[0_1px_0_var(--c-line)]">
          {props.head}
        </thead>
        <tbody>
          {spacer(items[0]?.start ?? 0)}
          {items.map(({ index }) =>
            props.row(index, {
              ref: virtualizer.measureElement,
              'data-index': index,
              'aria-rowindex': index + 2,
            }),
          )}
          {spacer(virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0))}
        </tbody>
      </table>
      {props.count === 0 ? <p className="px-4 py-10 text-center text-ink-2 text-sm">{props.empty}</p> : null}
    </section>
  );
}
