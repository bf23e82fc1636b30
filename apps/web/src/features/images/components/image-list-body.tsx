'use client';
import type { ImageSort } from '@boardwright/core/image-sort';
import Link from 'next/link';
import { type ReactElement, useCallback, useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { cn } from '#lib/class-names.ts';
import { type Layout, type ListState, listQueryString } from '../image-list-url.ts';
import type { useImageList } from '../use-image-list.ts';
import type { Selection } from '../use-selection.ts';
import { ImageCards } from './image-cards.tsx';
import { ImageTable } from './image-table.tsx';
import { ImagesSkeleton } from './images-skeleton.tsx';

/** Rows below those in sight that are fetched ahead: three pages of a keyboard's Page Down. */
const AHEAD = 75;

/** The images, or why there are none. */
export function ImageListBody(props: {
  readonly source: ReturnType<typeof useImageList>;
  readonly selection: Selection;
  readonly state: ListState;
  readonly sort: ImageSort;
  readonly layout: Layout;
  readonly filtered: boolean;
  readonly onSort: (sort: ImageSort | null) => void;
  readonly onClear: () => void;
}): ReactElement {
  const { layout, selection } = props;
  const { list, images, facets } = props.source;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const seen = useRef(0);
  const fetchAhead = useCallback(() => {
    if (!hasNextPage || isFetchingNextPage || isFetchNextPageError) return;
    if (seen.current + AHEAD >= images.length) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, images.length]);
  const onSee = useCallback(
    (last: number) => {
      seen.current = last;
      fetchAhead();
    },
    [fetchAhead],
  );
  useEffect(fetchAhead, [fetchAhead]);

  // Another list begins at its top
  const query = listQueryString(props.state);
  const shown = useRef(query);
  useEffect(() => {
    if (shown.current !== query) scrollTo({ top: 0 });
    shown.current = query;
  }, [query]);

  if (list.isPending) return <ImagesSkeleton layout={layout} />;
  if (list.isError && images.length === 0) {
    return (
      <div className="px-4 sm:px-6 xl:pl-2">
        <FailureNotice what="The list of images" error={list.error} onRetry={() => void list.refetch()} />
      </div>
    );
  }
  if (images.length === 0) {
    return props.filtered ? (
      <EmptyState title="No image matches" action={<Button onClick={props.onClear}>Clear filters</Button>}>
        There are images, but none like this.
      </EmptyState>
    ) : (
      <EmptyState
        title="No image yet"
        action={
          <Button asChild variant="primary">
            <Link href="/compose">Compose an image</Link>
          </Button>
        }
      >
        An image appears here when its build passed every check, the boot test included.
      </EmptyState>
    );
  }
  const same = { images, selection, onSee, total: Math.max(facets?.total ?? 0, images.length) };
  return (
    <div aria-busy={list.isPlaceholderData} className={cn(list.isPlaceholderData && 'opacity-60')}>
      {layout === 'cards' ? (
        <ImageCards {...same} />
      ) : (
        <ImageTable {...same} sort={props.sort} onSort={props.onSort} />
      )}
      {isFetchNextPageError ? (
        <div className="p-4 sm:px-6">
          <FailureNotice
            what="The rest of the list"
            error={list.error}
            onRetry={() => void fetchNextPage()}
          />
        </div>
      ) : hasNextPage ? (
        <p role="status" className="h-14 py-4 text-center text-ink-3 text-xs">
          Loading more images
        </p>
      ) : null}
    </div>
  );
}
