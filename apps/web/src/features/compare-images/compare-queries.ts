import type { ComparedVulnerabilities, Comparison } from '@boardwright/api/schemas/comparison';
import type { ImageList } from '@boardwright/api/schemas/lists';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiGet } from '#lib/api-client.ts';

/** Where two images are compared; an address that can be shared. */
export function compareHref(from: string, to?: string): string {
  const start = `/images/${encodeURIComponent(from)}/compare`;
  return to === undefined ? start : `${start}/${encodeURIComponent(to)}`;
}

export function comparisonQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ['comparison', from, to],
    queryFn: ({ signal }) =>
      apiGet<Comparison>(`images/${encodeURIComponent(from)}/compare/${encodeURIComponent(to)}`, signal),
    // What images hold never changes; only a channel does.
    staleTime: 60_000,
  });
}

export function vulnerabilitiesQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ['comparison', from, to, 'vulnerabilities'],
    queryFn: ({ signal }) =>
      apiGet<ComparedVulnerabilities>(
        `images/${encodeURIComponent(from)}/compare/${encodeURIComponent(to)}/vulnerabilities`,
        signal,
      ),
    staleTime: 60_000,
  });
}

/** Images to choose from: the newest, or those whose name holds `name`. */
export function imagesToChooseQuery(name: string) {
  return queryOptions({
    queryKey: ['images', 'to-choose', name],
    queryFn: ({ signal }) => {
      const search = new URLSearchParams({ limit: '50' });
      if (name !== '') search.set('q', name);
      return apiGet<ImageList>(`images?${search}`, signal);
    },
    placeholderData: keepPreviousData,
  });
}
