'use client';
import type { ImageFacets } from '@boardwright/api/schemas/image-facets';
import { IMAGE_SORTS } from '@boardwright/core/image-sort';
import { LayoutGrid, Rows3 } from 'lucide-react';
import { type ReactElement, useCallback } from 'react';
import { Segmented } from '#components/ui/segmented.tsx';
import { Select } from '#components/ui/select.tsx';
import type { ListView } from '../built-in-views.ts';
import { DEFAULT_SORT, type Layout, type ListState, listQueryString } from '../image-list-url.ts';
import { activeFilters, SORT_WORDS } from '../image-list-words.ts';
import { FacetPanel } from './facet-panel.tsx';
import { FacetSheet } from './facet-sheet.tsx';
import { ImageSearch } from './image-search.tsx';
import { ViewsMenu } from './views-menu.tsx';

export interface ListControls {
  readonly state: ListState;
  readonly layout: Layout;
  readonly facets: ImageFacets | undefined;
  readonly onRetryFacets: (() => void) | null;
  /** @param replace - true where the back button should not lead to each key stroke */
  readonly onChange: (change: Partial<ListState>, replace?: boolean) => void;
  readonly onLayout: (layout: Layout) => void;
  readonly onOpenView: (view: ListView) => void;
}

/** Search, views, filters, order and layout. */
export function ImageListToolbar(props: ListControls): ReactElement {
  const { state, layout, facets, onChange } = props;
  // The back button leads to before the search, not to each pause in typing it
  const searching = state.q !== null;
  const search = useCallback(
    (text: string) => onChange({ q: text.trim() === '' ? null : text }, searching),
    [onChange, searching],
  );
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ImageSearch value={state.q ?? ''} onChange={search} />
      <ViewsMenu current={{ query: listQueryString(state), layout }} onOpen={props.onOpenView} />
      <FacetSheet active={activeFilters(state, undefined).length} total={facets?.total}>
        <FacetPanel facets={facets} onRetry={props.onRetryFacets} state={state} onChange={onChange} />
      </FacetSheet>
      <div className="ml-auto flex items-center gap-2 max-sm:w-full max-sm:justify-between">
        <Select
          label="Order"
          className="h-8 text-xs"
          value={state.sort ?? DEFAULT_SORT}
          onValueChange={(value) => {
            const sort = IMAGE_SORTS.find((one) => one === value) ?? DEFAULT_SORT;
            onChange({ sort: sort === DEFAULT_SORT ? null : sort });
          }}
          options={IMAGE_SORTS.map((value) => ({ value, label: SORT_WORDS[value] }))}
        />
        <Segmented
          label="Layout"
          value={layout}
          onValueChange={props.onLayout}
          options={[
            { value: 'table', label: <Rows3 className="size-4" aria-hidden />, name: 'Table' },
            { value: 'cards', label: <LayoutGrid className="size-4" aria-hidden />, name: 'Cards' },
          ]}
        />
      </div>
    </div>
  );
}
