import type {
  RecipeDetail,
  RecipeLint,
  RecipeList,
  RecipeVersionDetail,
  VersionList,
} from '@boardwright/api/schemas/recipe';
import type { RecipeDiff } from '@boardwright/api/schemas/recipe-diff';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { apiGet } from '#lib/api-client.ts';

export interface RecipeFilter {
  readonly q: string | null;
  readonly archived: boolean;
}

const pathOf = (id: string): string => `recipes/${encodeURIComponent(id)}`;

export function recipesQuery(filter: RecipeFilter) {
  return infiniteQueryOptions({
    queryKey: ['recipes', filter],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ limit: '50', archived: String(filter.archived) });
      if (pageParam) search.set('cursor', pageParam);
      if (filter.q) search.set('q', filter.q);
      return apiGet<RecipeList>(`recipes?${search}`, signal);
    },
    getNextPageParam: (page) => page.next,
  });
}

export function recipeQuery(id: string) {
  return queryOptions({
    queryKey: ['recipe', id],
    queryFn: ({ signal }) => apiGet<RecipeDetail>(pathOf(id), signal),
  });
}

export function versionsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['recipe', id, 'versions'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      apiGet<VersionList>(
        `${pathOf(id)}/versions?limit=50${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`,
        signal,
      ),
    getNextPageParam: (page) => page.next,
  });
}

/** A version never changes. */
export function versionQuery(id: string, number: number) {
  return queryOptions({
    queryKey: ['recipe-version', id, number],
    queryFn: ({ signal }) => apiGet<RecipeVersionDetail>(`${pathOf(id)}/versions/${number}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function diffQuery(id: string, from: number, to: number) {
  return queryOptions({
    queryKey: ['recipe-diff', id, from, to],
    queryFn: ({ signal }) => apiGet<RecipeDiff>(`${pathOf(id)}/diff?from=${from}&to=${to}`, signal),
    staleTime: 60_000,
  });
}

export function lintQuery(id: string) {
  return queryOptions({
    queryKey: ['recipe', id, 'lint'],
    queryFn: ({ signal }) => apiGet<RecipeLint>(`${pathOf(id)}/lint`, signal),
  });
}
