import type { BuildDetail, BuildView } from '@boardwright/api/schemas/build';
import type { BuildList, SubmitResult } from '@boardwright/api/schemas/lists';
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { apiGet, apiPost } from '#lib/api-client.ts';
import { isOver } from './build-words.ts';

const ACTIVE_REFETCH_MS = 2000;
const IDLE_REFETCH_MS = 15_000;

export interface BuildFilter {
  readonly status: BuildView['status'] | null;
  readonly board: string | null;
}

/** Builds, newest first. Asks often while something on the list is moving. */
export function buildsQuery(filter: BuildFilter) {
  return infiniteQueryOptions({
    queryKey: ['builds', filter],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ limit: '50' });
      if (pageParam) search.set('cursor', pageParam);
      if (filter.status) search.set('status', filter.status);
      if (filter.board) search.set('board', filter.board);
      return apiGet<BuildList>(`builds?${search}`, signal);
    },
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.builds.some((build) => !isOver(build)))
        ? ACTIVE_REFETCH_MS
        : IDLE_REFETCH_MS,
  });
}

export function buildQuery(id: string) {
  return queryOptions({
    queryKey: ['build', id],
    queryFn: ({ signal }) => apiGet<BuildDetail>(`builds/${encodeURIComponent(id)}`, signal),
  });
}

/** Puts a build row that arrived live into what the pages show. */
export function acceptBuild(client: QueryClient, build: BuildView): void {
  client.setQueryData(buildQuery(build.id).queryKey, (known) => (known ? { ...known, ...build } : known));
}

export function cancelBuild(id: string): Promise<BuildView> {
  return apiPost<BuildView>(`builds/${encodeURIComponent(id)}/cancel`);
}

export function retryBuild(id: string): Promise<SubmitResult> {
  return apiPost<SubmitResult>(`builds/${encodeURIComponent(id)}/retry`);
}
