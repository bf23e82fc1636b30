'use client';
import type { ImageView } from '@boardwright/api/schemas/image';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { imageFacetsQuery, imageListQuery } from './image-list-queries.ts';
import { type ListState, listQueryString } from './image-list-url.ts';

/** Further pages are only read again when asked for. */
const RENEWED_PAGES = 2;
/** The counts each list was last read at, also of lists that are not on the screen now and are gone back to. */
const readAt = new Map<string, string>();

/** The images of the list as far as loaded, its facets, and whether it is out of date. */
export function useImageList(state: ListState) {
  const list = useInfiniteQuery(imageListQuery(state));
  const facets = useQuery(imageFacetsQuery(state));
  const images = useMemo<ImageView[]>(
    () => list.data?.pages.flatMap((page) => page.images) ?? [],
    [list.data],
  );

  const [outdated, setOutdated] = useState(false);
  const expected = useRef(false);
  const query = listQueryString(state);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has not been looked at yet
  useEffect(() => setOutdated(false), [query]);
  const counts = facets.isPlaceholderData || !facets.data ? null : JSON.stringify(facets.data);
  const { refetch, isPlaceholderData } = list;
  const pages = list.data?.pages.length ?? 0;
  useEffect(() => {
    if (counts === null) return;
    const before = readAt.get(query);
    readAt.set(query, counts);
    // A list that is being read for the first time is as new as its counts
    if (before !== undefined && before !== counts && !expected.current && !isPlaceholderData && pages > 0) {
      if (pages > RENEWED_PAGES) setOutdated(true);
      else void refetch();
    }
    expected.current = false;
  }, [counts, query, pages, isPlaceholderData, refetch]);

  return {
    list,
    facets: facets.data,
    /** Reads the counts again; null unless they could not be read. */
    retryFacets: facets.isError ? (): void => void facets.refetch() : null,
    images,
    /** True when the images changed and many pages are loaded. */
    outdated,
    renew: (): void => {
      setOutdated(false);
      scrollTo({ top: 0 });
      void refetch();
    },
    /** The next change of the counts is the page's own doing. */
    expectChange: (): void => {
      expected.current = true;
    },
  };
}
