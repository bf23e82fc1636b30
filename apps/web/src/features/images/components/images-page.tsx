'use client';
import { parseAsStringLiteral, useQueryState, useQueryStates } from 'nuqs';
import { type ReactElement, useCallback } from 'react';
import { Button } from '#components/ui/button.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { useMediaQuery } from '#features/compose/use-media-query.ts';
import type { ListView } from '../built-in-views.ts';
import {
  DEFAULT_SORT,
  isFiltered,
  LAYOUTS,
  LIST_PARSERS,
  type ListState,
  NO_FILTER,
} from '../image-list-url.ts';
import { useBulkAction } from '../use-bulk-action.ts';
import { useImageList } from '../use-image-list.ts';
import { useSelection } from '../use-selection.ts';
import { FacetPanel } from './facet-panel.tsx';
import { FilterChips } from './filter-chips.tsx';
import { ImageListBody } from './image-list-body.tsx';
import { ImageListToolbar } from './image-list-toolbar.tsx';
import { SelectionBar } from './selection-bar.tsx';

/** The team's catalog. What is shown stands in the address, so it can be sent, kept and gone back to. */
export function ImagesPage(): ReactElement {
  const [state, setState] = useQueryStates(LIST_PARSERS);
  const [wanted, setLayout] = useQueryState('layout', parseAsStringLiteral(LAYOUTS));
  // A table needs room; on a phone cards are the better start
  const phone = useMediaQuery('(max-width: 639px)');
  const layout = wanted ?? (phone ? 'cards' : 'table');
  const source = useImageList(state);
  const selection = useSelection(source.images);
  const bulk = useBulkAction(state, (image) => selection.drop(image.id), source.expectChange);
  const change = useCallback(
    (next: Partial<ListState>, replace = false) =>
      void setState(next, { history: replace ? 'replace' : 'push' }),
    [setState],
  );
  const clear = (): void => change(NO_FILTER);
  const openView = (view: ListView): void => {
    const query = new URLSearchParams(view.query);
    const parsed = Object.entries(LIST_PARSERS).map(([key, parser]) => {
      const text = query.get(key);
      return [key, text === null ? null : parser.parse(text)] as const;
    });
    change(Object.fromEntries(parsed) as ListState);
    if (view.layout !== null) void setLayout(view.layout);
  };
  const filtered = isFiltered(state);
  const total = source.facets?.total;
  // Nothing there at all: nothing to search or narrow either
  const bare = total === 0 && !filtered;
  return (
    <>
      <PageHeader
        title="Images"
        lead={
          <span role="status" className="tabular">
            {total === undefined || bare
              ? 'What passed its checks and can be flashed.'
              : `${total.toLocaleString('en')} ${total === 1 ? 'image' : 'images'}${filtered ? ' with these filters' : ''}`}
          </span>
        }
      />
      <div className="flex">
        {bare ? null : (
          <aside
            aria-label="Filters"
            className="sticky top-0 hidden h-dvh w-60 shrink-0 self-start overflow-y-auto pr-2 pb-6 pl-5 xl:block"
          >
            <FacetPanel facets={source.facets} onRetry={source.retryFacets} state={state} onChange={change} />
          </aside>
        )}
        <div className="min-w-0 flex-1">
          {bare ? null : (
            <div className="space-y-2 px-4 pb-3 sm:px-6 xl:pl-2">
              <ImageListToolbar
                state={state}
                layout={layout}
                facets={source.facets}
                onRetryFacets={source.retryFacets}
                onChange={change}
                onLayout={(next) => void setLayout(next)}
                onOpenView={openView}
              />
              <FilterChips state={state} onChange={change} onClear={clear} />
              {source.outdated ? (
                <p role="status" className="flex items-center gap-3 text-ink-2 text-xs">
                  The images have changed.
                  <Button size="sm" onClick={source.renew}>
                    Show them as they are now
                  </Button>
                </p>
              ) : null}
            </div>
          )}
          <ImageListBody
            source={source}
            selection={selection}
            state={state}
            sort={state.sort ?? DEFAULT_SORT}
            layout={layout}
            filtered={filtered}
            onSort={(sort) => change({ sort: sort === DEFAULT_SORT ? null : sort })}
            onClear={clear}
          />
          <SelectionBar selection={selection} bulk={bulk} />
        </div>
      </div>
    </>
  );
}
