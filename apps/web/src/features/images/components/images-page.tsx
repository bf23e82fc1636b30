'use client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsString, useQueryStates } from 'nuqs';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Input } from '#components/ui/input.tsx';
import { ListSkeleton } from '#components/ui/list-skeleton.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Select } from '#components/ui/select.tsx';
import { catalogQuery } from '#features/boards/catalog-queries.ts';
import { imagesQuery } from '../image-queries.ts';
import { PREEMPTION_WORDS } from '../image-words.ts';
import { ImageRow } from './image-row.tsx';

const ANY = 'any';
const NOTHING = { board: null, preemption: null, q: null };

export function ImagesPage(): ReactElement {
  const [filter, setFilter] = useQueryStates({
    board: parseAsString,
    preemption: parseAsString,
    q: parseAsString,
  });
  const images = useInfiniteQuery(imagesQuery(filter));
  const catalog = useQuery(catalogQuery);
  const rows = images.data?.pages.flatMap((page) => page.images) ?? [];
  const filtered = Object.values(filter).some((value) => value !== null);
  const choose = (name: 'board' | 'preemption') => (value: string) =>
    void setFilter({ [name]: value === ANY ? null : value });
  return (
    <>
      <PageHeader title="Images" lead="What passed its checks and can be flashed." />
      <div className="flex flex-wrap items-center gap-2 px-4 pb-3 sm:px-6">
        <Input
          type="search"
          aria-label="Search images by name"
          placeholder="Search by name"
          value={filter.q ?? ''}
          onChange={(event) => void setFilter({ q: event.target.value || null }, { throttleMs: 200 })}
          className="h-8 w-full text-sm sm:w-56"
        />
        <Select
          label="Board"
          className="h-8 text-xs"
          value={filter.board ?? ANY}
          onValueChange={choose('board')}
          options={[
            { value: ANY, label: 'Any board' },
            ...(catalog.data?.boards ?? []).map((board) => ({ value: board.id, label: board.title })),
          ]}
        />
        <Select
          label="Preemption"
          className="h-8 text-xs"
          value={filter.preemption ?? ANY}
          onValueChange={choose('preemption')}
          options={[
            { value: ANY, label: 'Any kernel' },
            ...Object.entries(PREEMPTION_WORDS).map(([value, label]) => ({ value, label })),
          ]}
        />
        {filtered ? (
          <Button variant="ghost" size="sm" onClick={() => void setFilter(NOTHING)}>
            Clear filters
          </Button>
        ) : null}
      </div>
      {images.isPending ? (
        <ListSkeleton label="Loading images" />
      ) : images.isError ? (
        <div className="px-4 sm:px-6">
          <FailureNotice
            what="The list of images"
            error={images.error}
            onRetry={() => void images.refetch()}
          />
        </div>
      ) : rows.length === 0 ? (
        filtered ? (
          <EmptyState
            title="No image matches"
            action={<Button onClick={() => void setFilter(NOTHING)}>Clear filters</Button>}
          >
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
        )
      ) : (
        <>
          <ul aria-label="Images" className="border-y bg-panel">
            {rows.map((image) => (
              <ImageRow key={image.id} image={image} />
            ))}
          </ul>
          {images.hasNextPage ? (
            <div className="flex justify-center p-4">
              <Button onClick={() => void images.fetchNextPage()} disabled={images.isFetchingNextPage}>
                {images.isFetchingNextPage ? 'Loading' : 'Show older images'}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </>
  );
}
