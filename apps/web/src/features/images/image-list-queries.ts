import type { ImageView } from '@boardwright/api/schemas/image';
import type { ImageFacets } from '@boardwright/api/schemas/image-facets';
import type { ImageList } from '@boardwright/api/schemas/lists';
import type { SavedView, SavedViewList } from '@boardwright/api/schemas/saved-view';
import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query';
import { apiGet } from '#lib/api-client.ts';
import { filterQueryString, type ListState, listQueryString } from './image-list-url.ts';

const PAGE = 100;
const LIST = 'image-list';

/**
 * Pages of the list. Not renewed by themselves: fifty pages read again at every news would stutter. The facets are,
 * and tell when the list is out of date.
 */
export function imageListQuery(state: ListState) {
  const query = listQueryString(state);
  return infiniteQueryOptions({
    queryKey: [LIST, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams(query);
      search.set('limit', String(PAGE));
      if (pageParam) search.set('cursor', pageParam);
      return apiGet<ImageList>(`images?${search}`, signal);
    },
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    // Comparing thousands of rows with those before costs more than drawing the few in sight
    structuralSharing: false,
  });
}

/** Counts beside the filters. Below `images`, so that news of builds renews them. */
export function imageFacetsQuery(state: ListState) {
  const query = filterQueryString(state);
  return queryOptions({
    queryKey: ['images', 'facets', query],
    queryFn: ({ signal }) => apiGet<ImageFacets>(`images/facets${query && '?'}${query}`, signal),
    placeholderData: keepPreviousData,
  });
}

export const savedViewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async ({ signal }): Promise<readonly SavedView[]> =>
    (await apiGet<SavedViewList>('views', signal)).views,
});

/** Puts a change of one image into every list that is loaded; null: it is gone. */
export function patchLists(client: QueryClient, id: string, changed: ImageView | null): void {
  client.setQueriesData<InfiniteData<ImageList>>({ queryKey: [LIST] }, (data) => {
    if (data === undefined) return data;
    const pages = data.pages.map((page) =>
      page.images.some((image) => image.id === id)
        ? {
            ...page,
            images: page.images.flatMap((image) =>
              image.id !== id ? [image] : changed === null ? [] : [changed],
            ),
          }
        : page,
    );
    return { ...data, pages };
  });
}

/** Lists of other filters may not be right any more after images were changed by hand. */
export async function forgetOtherLists(client: QueryClient, state: ListState): Promise<void> {
  const query = listQueryString(state);
  client.removeQueries({ queryKey: [LIST], predicate: ({ queryKey }) => queryKey[1] !== query });
  await client.invalidateQueries({ queryKey: ['images'] });
}
