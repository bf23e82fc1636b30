'use client';
import { formatBytes } from '@boardwright/core/units';
import type { InstalledPackage } from '@boardwright/evidence/boot-report';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Input } from '#components/ui/input.tsx';
import { type VirtualRow, VirtualTable } from '#components/ui/virtual-table.tsx';
import { cn } from '#lib/class-names.ts';
import { usePackageTable } from '../use-package-table.ts';

type PackageHeader = ReturnType<
  ReturnType<typeof usePackageTable>['getHeaderGroups']
>[number]['headers'][number];
const CELLS: Readonly<Record<string, string>> = {
  name: 'w-[34%] pl-4 font-medium',
  version: 'w-[24%] font-mono text-xs',
  suite: 'w-[12%] text-ink-2 max-md:hidden',
  license: 'w-[18%] text-ink-2 text-xs max-lg:hidden',
  installedSizeKiB: 'w-[12%] pr-4 text-right tabular',
};

/** Everything installed, searchable and sortable; only visible rows are in the page. */
export function PackagesTable({ packages }: { readonly packages: InstalledPackage[] }): ReactElement {
  const [query, setQuery] = useState('');
  const table = usePackageTable(packages, query);
  const rows = table.getRowModel().rows;
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
      <VirtualTable
        label="Packages"
        count={rows.length}
        rowHeight={33}
        head={table.getHeaderGroups().map((group) => (
          <tr key={group.id} aria-rowindex={1}>
            {group.headers.map((header) => (
              <SortableHead key={header.id} header={header} />
            ))}
          </tr>
        ))}
        empty={`No package matches “${query}”.`}
        row={(index, attributes) => {
          const row = rows[index];
          return row ? <PackageRow key={row.id} entry={row.original} attributes={attributes} /> : null;
        }}
      />
    </div>
  );
}

function SortableHead({ header }: { readonly header: PackageHeader }): ReactElement {
  const sorted = header.column.getIsSorted();
  const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
      className={cn('text-left', CELLS[header.column.id], 'font-normal font-sans text-ink-3 text-xs')}
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
}

function PackageRow(props: {
  readonly entry: InstalledPackage;
  readonly attributes: VirtualRow;
}): ReactElement {
  const { entry } = props;
  return (
    <tr {...props.attributes} className="h-[33px] border-b last:border-b-0 hover:bg-hover/60">
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
