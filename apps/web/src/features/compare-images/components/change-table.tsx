'use client';
import { formatByteChange } from '@boardwright/core/units';
import { type ReactElement, useDeferredValue, useMemo, useState } from 'react';
import { Input } from '#components/ui/input.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { VirtualTable } from '#components/ui/virtual-table.tsx';
import { CHANGE_MARKS, type Change, type ChangeMarks, type ChangeRow } from '../change-rows.ts';
import { ChangeMark } from './change-mark.tsx';

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

function ChangeHead(props: {
  readonly nameHead: string;
  readonly valueHead: string;
  readonly withSizes: boolean;
}): ReactElement {
  return (
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
  );
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
  const marks = props.marks ?? CHANGE_MARKS;
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
      <VirtualTable
        label={props.label}
        count={shown.length}
        rowHeight={33}
        head={<ChangeHead {...props} />}
        empty={query === '' ? `No ${props.what} of this kind.` : `Nothing matches “${query}”.`}
        row={(index, attributes) => {
          const row = shown[index];
          if (!row) return null;
          return (
            <tr
              key={`${row.change} ${row.name} ${row.to}`}
              {...attributes}
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
        }}
      />
    </div>
  );
}
