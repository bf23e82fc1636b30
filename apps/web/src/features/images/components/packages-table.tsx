'use client';
import { formatBytes } from '@boardwright/core/units';
import type { InstalledPackage } from '@boardwright/evidence/boot-report';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactElement, useRef, useState } from 'react';
import { Input } from '#components/ui/input.tsx';
import { cn } from '#lib/class-names.ts';
import { usePackageTable } from '../use-package-table.ts';

const ROW_HEIGHT = 33;
const CELLS: Readonly<Record<string, string>> = {
  name: 'w-[34%] pl-4 font-medium',
  version: 'w-[24%] font-mono text-xs',
  suite: 'w-[12%] text-ink-2 max-md:hidden',
  license: 'w-[18%] text-ink-2 text-xs max-lg:hidden',
  installedSizeKiB: 'w-[12%] pr-4 text-right tabular',
};

/** Everything installed, searchable and sortable; only visible rows are in the page. */
export function PackagesTable({ packages }: { readonly packages: InstalledPackage[] }): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const table = usePackageTable(packages, query);
  const rows = table.getRowModel().rows;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
  });
  const items = virtualizer.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const totalKiB = rows.reduce((sum, row) => sum + row.original.installedSizeKiB, 0);
  return (
    <div>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <Input
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          aria-label="Search packages"
          placeholder="Search packages, versions, licences"
          className="max-w-80"
        />
        <p role="status" className="tabular text-ink-2 text-sm">
          {rows.length === packages.length ? '' : `${rows.length.toLocaleString('en')} of `}
          {packages.length.toLocaleString('en')} packages, {formatBytes(totalKiB * 1024)} installed
        </p>
      </div>
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label="Package list"
        className="max-h-[64dvh] overflow-auto rounded-md border bg-panel focus-visible:-outline-offset-2"
      >
        <table aria-rowcount={rows.length + 1} className="w-full table-fixed text-sm">
          <caption className="sr-only">Packages</caption>
          <thead className="sticky top-0 z-10 bg-panel text-ink-3 text-xs shadow-[0_1px_0_var(--c-line)]">
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id} aria-rowindex={1}>
                {group.headers.map((header) => {
                  const sorted = header.column.getIsSorted();
                  const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp;
                  return (
                    <th
                      key={header.id}
                      scope="col"
                      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
                      className={cn(
                        'text-left',
                        CELLS[header.column.id],
                        'font-normal font-sans text-ink-3 text-xs',
                      )}
                    >
                      <button
                        type="button"
                        onClick={() => header.column.toggleSorting()}
                        className={cn(
                          'inline-flex h-8 items-center gap-1 hover:text-ink focus-visible:-outline-offset-2',
                          sorted && 'text-ink',
                        )}
                      >
                        {String(header.column.columnDef.header)}
                        {sorted ? <Arrow className="size-3" aria-hidden /> : null}
                      </button>
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {above > 0 ? (
              <tr aria-hidden>
                <td colSpan={5} style={{ height: above }} />
              </tr>
            ) : null}
            {items.map((item) => {
              const row = rows[item.index];
              if (!row) return null;
              return <PackageRow key={row.id} entry={row.original} index={item.index} />;
            })}
            {below > 0 ? (
              <tr aria-hidden>
                <td colSpan={5} style={{ height: below }} />
              </tr>
            ) : null}
          </tbody>
        </table>
        {rows.length === 0 ? (
          <p className="px-4 py-10 text-center text-ink-2 text-sm">No package matches “{query}”.</p>
        ) : null}
      </section>
    </div>
  );
}

function PackageRow(props: { readonly entry: InstalledPackage; readonly index: number }): ReactElement {
  const { entry } = props;
  return (
    <tr
      aria-rowindex={props.index + 2}
      className="border-b last:border-b-0 hover:bg-hover/60"
      style={{ height: ROW_HEIGHT }}
    >
      <th scope="row" className={cn('truncate pr-3 text-left', CELLS.name)} title={entry.name}>
        {entry.name}
      </th>
      <td className={cn('truncate pr-3', CELLS.version)} title={entry.version}>
        {entry.version}
      </td>
      <td className={cn('truncate pr-3', CELLS.suite)}>{entry.suite}</td>
      <td className={cn('truncate pr-3', CELLS.license)} title={entry.license ?? ''}>
        {entry.license ?? 'not stated'}
      </td>
      <td className={CELLS.installedSizeKiB}>{formatBytes(entry.installedSizeKiB * 1024)}</td>
    </tr>
  );
}
