'use client';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactElement } from 'react';
import { cn } from '#lib/class-names.ts';
import type { useImageTable } from '../use-image-table.ts';
import { COLUMN_CLASSES } from './image-table-columns.ts';

const RIGHT: ReadonlySet<string> = new Set(['size', 'boot', 'age']);

/** Names of the columns; those the server can sort by are buttons. Stays in sight. */
export function ImageTableHead(props: {
  readonly table: ReturnType<typeof useImageTable>;
  readonly allChosen: boolean;
  readonly onChooseAll: (choose: boolean) => void;
  readonly loaded: number;
}): ReactElement {
  return (
    <thead className="sticky top-12 z-10 bg-panel text-ink-2 text-xs shadow-[0_1px_0_var(--c-line)] sm:top-0">
      {props.table.getHeaderGroups().map((group) => (
        <tr key={group.id} aria-rowindex={1}>
          <th scope="col" className={COLUMN_CLASSES.select}>
            <label className="flex size-9 items-center justify-center">
              <input
                type="checkbox"
                checked={props.allChosen}
                aria-label={`Select all ${props.loaded.toLocaleString('en')} loaded images`}
                onChange={(event) => props.onChooseAll(event.target.checked)}
                className="size-4 accent-(--c-accent)"
              />
            </label>
          </th>
          {group.headers.map((header) => {
            const { column } = header;
            const sorted = column.getIsSorted();
            const label = String(column.columnDef.header);
            const right = RIGHT.has(column.id);
            const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp;
            return (
              <th
                key={header.id}
                scope="col"
                aria-sort={
                  column.getCanSort()
                    ? sorted === 'asc'
                      ? 'ascending'
                      : sorted === 'desc'
                        ? 'descending'
                        : 'none'
                    : undefined
                }
                className={cn(
                  'h-9 font-normal',
                  right ? 'text-right' : 'text-left',
                  COLUMN_CLASSES[column.id],
                )}
              >
                {column.getCanSort() ? (
                  <button
                    type="button"
                    onClick={() => column.toggleSorting()}
                    className={cn(
                      'inline-flex h-8 items-center gap-1 hover:text-ink focus-visible:-outline-offset-2',
                      right && 'flex-row-reverse',
                      sorted && 'font-medium text-ink',
                    )}
                  >
                    {label}
                    {sorted ? <Arrow className="size-3" aria-hidden /> : null}
                  </button>
                ) : (
                  label
                )}
              </th>
            );
          })}
        </tr>
      ))}
    </thead>
  );
}
