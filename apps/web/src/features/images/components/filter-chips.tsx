'use client';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { catalogQuery } from '#features/boards/catalog-queries.ts';
import type { ListState } from '../image-list-url.ts';
import { activeFilters } from '../image-list-words.ts';

/** The filters in force, each with a way to take it back. */
export function FilterChips(props: {
  readonly state: ListState;
  readonly onChange: (change: Partial<ListState>) => void;
  readonly onClear: () => void;
}): ReactElement | null {
  const catalog = useQuery(catalogQuery).data;
  const active = activeFilters(props.state, catalog);
  if (active.length === 0) return null;
  return (
    <ul aria-label="Filters in force" className="flex flex-wrap items-center gap-1.5">
      {active.map(({ key, label, without }) => (
        <li key={key}>
          <button
            type="button"
            aria-label={`Remove the filter ${label}`}
            onClick={() => props.onChange(without)}
            className="inline-flex h-7 items-center gap-1 rounded-md border border-accent/50 bg-accent-soft px-2 text-xs hover:bg-hover"
          >
            {label}
            <X className="size-3" aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <Button variant="ghost" size="sm" onClick={props.onClear}>
          Clear all
        </Button>
      </li>
    </ul>
  );
}
