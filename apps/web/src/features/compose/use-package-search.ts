'use client';
import type {
  PackageIndexView,
  PackageSearchResult,
  PackageView,
} from '@boardwright/api/schemas/package-index';
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { apiGet, apiPost } from '#lib/api-client.ts';

const SETTLE_MS = 120;
const WATCH_MS = 2000;
const LIMIT = 30;

function searchQuery(release: string, board: string, text: string) {
  const query = new URLSearchParams({ q: text, board, limit: String(LIMIT) });
  return queryOptions({
    queryKey: ['packages', release, board, text],
    queryFn: ({ signal }) =>
      apiGet<PackageSearchResult>(`buildroot/${encodeURIComponent(release)}/packages?${query}`, signal),
    staleTime: 60_000,
  });
}

/** Whether a worker is about to change the index. */
export function isBeingMade(index: PackageIndexView | undefined): boolean {
  return index?.state === 'queued' || index?.state === 'running';
}

/** Where the index of a release stands, looked at again and again while a worker makes it. */
export function usePackageIndex(
  release: string,
  board: string,
): {
  readonly index: PackageIndexView | undefined;
  readonly failed: boolean;
  readonly request: () => void;
  readonly requesting: boolean;
} {
  const client = useQueryClient();
  const found = useQuery({
    ...searchQuery(release, board, ''),
    refetchInterval: ({ state }) => (isBeingMade(state.data?.index) ? WATCH_MS : false),
  });
  const ask = useMutation({
    mutationFn: () => apiPost<PackageIndexView>(`buildroot/${encodeURIComponent(release)}/package-index`),
    onSettled: () => client.invalidateQueries({ queryKey: ['packages', release] }),
  });
  const index = found.data?.index;
  // What was found before is out of date as soon as there is another index, and so is what was said about a spec.
  const made = index?.indexedAt ?? null;
  useEffect(() => {
    if (made === null) return;
    void client.invalidateQueries({ queryKey: ['packages', release] });
    void client.invalidateQueries({ queryKey: ['resolve'] });
  }, [client, release, made]);
  return {
    index,
    failed: found.isError || ask.isError,
    request: () => ask.mutate(),
    requesting: ask.isPending,
  };
}

/** Packages that match what is typed. */
export interface PackageSearch {
  readonly packages: readonly PackageView[];
  /** The packages are those of the text as it is now. */
  readonly current: boolean;
  readonly failed: boolean;
}

export function usePackageSearch(release: string, board: string, text: string): PackageSearch {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const search = useQuery({
    ...searchQuery(release, board, settled.trim()),
    enabled: settled.trim() !== '',
    placeholderData: keepPreviousData,
  });
  return {
    packages: text.trim() === '' ? [] : (search.data?.packages ?? []),
    current: settled === text && search.isSuccess && !search.isPlaceholderData,
    failed: search.isError,
  };
}
