'use client';
import { formatByteChange } from '@boardwright/core/units';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useDeferredValue, useMemo, useRef, useState } from 'react';
import { Input } from '#components/ui/input.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { CHANGE_MARKS, type Change, type ChangeMarks, type ChangeRow } from '../change-rows.ts';
import { ChangeMark } from './change-mark.tsx';

const ROW_HEIGHT = 33;
const ALL = 'all';
const CHANGES = Object.keys(CHANGE_MARKS) as Change[];

function number(value: number): string {
  return value.toLocaleString('en');
}

/** Before and after of one row; an arrow joins them where both are there. */
function Versions({ row }: { readonly row: ChangeRow }): ReactElement {
  if (row.from !== null && row.to !== null && row.from !== row.to) {
    return (
      <>
        {row.from} <span className="sr-only">became</span>
        <span aria-hidden className="text-ink-3">
          →
        </span>{' '}
        {row.to}
      </>
    );
  }
  return <>{row.to ?? row.from ?? ''}</>;
}

/** Differences, searchable; only visible rows are in the page. `total` counts those the list was cut off at, too. */
export function ChangeTable(props: {
  readonly label: string;
  /** In the plural: `packages`. */
  readonly what: string;
  readonly nameHead: string;
  readonly valueHead: string;
  readonly rows: readonly ChangeRow[];
  readonly withSizes: boolean;
  readonly total?: number;
  readonly marks?: ChangeMarks;
}): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [kind, setKind] = useState<Change | typeof ALL>(ALL);
  const wanted = useDeferredValue(query).toLowerCase();
  const shown = useMemo(
    () =>
      props.rows.filter(
        (row) =>
          (kind === ALL || row.change === kind) &&
          [row.name, row.from, row.to].some((text) => text?.toLowerCase().includes(wanted)),
      ),
    [props.rows, kind, wanted],
  );
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 15,
  });
  const items = virtualizer.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const marks = props.marks ?? CHANGE_MARKS;
  const columns = props.withSizes ? 4 : 3;
  const cut = (props.total ?? props.rows.length) - props.rows.length;
  return (
    <div>
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Input
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          aria-label={`Search ${props.what}`}
          placeholder={`Search ${props.what}`}
          className="max-w-64"
        />
        <Segmented
          label="Which changes"
          value={kind}
          onValueChange={setKind}
          options={[
            { value: ALL, label: 'All' },
            ...CHANGES.map((change) => ({ value: change, label: marks[change].word })),
          ]}
        />
        <p role="status" className="tabular text-ink-2 text-sm sm:ml-auto">
          {shown.length === props.rows.length ? '' : `${number(shown.length)} of `}
          {number(props.rows.length)} {props.what}
          {cut > 0 ? `, the first of ${number(props.total ?? 0)}` : ''}
        </p>
      </div>
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={props.label}
        className="max-h-[64dvh] overflow-auto rounded-md border bg-panel focus-visible:-outline-offset-2"
      >
        <table aria-rowcount={shown.length + 1} className="w-full table-fixed text-sm">
          <caption className="sr-only">{props.label}</caption>
          <thead className="sticky top-0 z-10 bg-panel text-left text-ink-3 text-xs shadow-[0_1px_0_var(--c-line)]">
            <tr aria-rowindex={1}>
              <th scope="col" className="w-24 py-2 pl-4 font-normal">
                Change
              </th>
              <th scope="col" className="py-2 font-normal">
                {props.nameHead}
              </th>
              <th scope="col" className="py-2 font-normal">
                {props.valueHead}
              </th>
              {props.withSizes ? (
                <th scope="col" className="w-24 py-2 pr-4 text-right font-normal max-sm:hidden">
                  Size
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {above > 0 ? (
              <tr aria-hidden>
                <td colSpan={columns} style={{ height: above }} />
              </tr>
            ) : null}
            {items.map((item) => {
              const row = shown[item.index];
              if (!row) return null;
              return (
                <tr
                  key={`${row.change} ${row.name} ${row.to}`}
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  aria-rowindex={item.index + 2}
                  className="border-b align-baseline last:border-b-0 hover:bg-hover/60"
                >
                  <td className="py-1.5 pl-4">
                    <ChangeMark change={row.change} marks={marks} />
                  </td>
                  <th scope="row" className="py-1.5 pr-3 text-left font-medium [overflow-wrap:anywhere]">
                    {row.name}
                  </th>
                  <td className="py-1.5 pr-3 font-mono text-xs leading-5 [overflow-wrap:anywhere]">
                    <Versions row={row} />
                  </td>
                  {props.withSizes ? (
                    <td className="tabular whitespace-nowrap py-1.5 pr-4 text-right max-sm:hidden">
                      {row.bytes === null ? '' : formatByteChange(row.bytes)}
                    </td>
                  ) : null}
                </tr>
              );
            })}
            {below > 0 ? (
              <tr aria-hidden>
                <td colSpan={columns} style={{ height: below }} />
              </tr>
            ) : null}
          </tbody>
        </table>
        {shown.length === 0 ? (
          <p className="px-4 py-10 text-center text-ink-2 text-sm">
            {query === '' ? `No ${props.what} of this kind.` : `Nothing matches “${query}”.`}
          </p>
        ) : null}
      </section>
    </div>
  );
}
