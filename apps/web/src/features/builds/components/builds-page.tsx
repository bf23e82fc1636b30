'use client';
import type { BuildView } from '@boardwright/api/schemas/build';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { Select } from '#components/ui/select.tsx';
import { catalogQuery } from '#features/boards/catalog-queries.ts';
import { buildsQuery } from '../build-queries.ts';
import { BUILD_WORDS } from '../build-words.ts';
import { BuildsSkeleton } from './builds-skeleton.tsx';
import { BuildsTable } from './builds-table.tsx';

const STATUSES = [
  'queued',
  'running',
  'ready',
  'failed',
  'cancelled',
] as const satisfies readonly BuildView['status'][];
const ANY = 'any';

export function BuildsPage(): ReactElement {
  const [filter, setFilter] = useQueryStates({
    status: parseAsStringLiteral(STATUSES),
    board: parseAsString,
  });
  const builds = useInfiniteQuery(buildsQuery(filter));
  const catalog = useQuery(catalogQuery);
  const rows = builds.data?.pages.flatMap((page) => page.builds) ?? [];
  const nothing = builds.isSuccess && rows.length === 0;
  const filtered = filter.status !== null || filter.board !== null;
  return (
    <>
      <PageHeader
        title="Builds"
        actions={
          nothing && !filtered ? null : (
            <Button asChild variant="primary">
              <Link href="/compose">Compose an image</Link>
            </Button>
          )
        }
      />
      <div className="flex flex-wrap items-center gap-2 px-4 pb-3 sm:px-6">
        <div className="-mx-1 max-w-full overflow-x-auto px-1">
          <Segmented<string>
            label="State"
            value={filter.status ?? ANY}
            onValueChange={(value) =>
              void setFilter({ status: value === ANY ? null : (value as BuildView['status']) })
            }
            options={[
              { value: ANY, label: 'All' },
              ...STATUSES.map((status) => ({ value: status, label: BUILD_WORDS[status] })),
            ]}
          />
        </div>
        <Select
          label="Board"
          value={filter.board ?? ANY}
          onValueChange={(value) => void setFilter({ board: value === ANY ? null : value })}
          options={[
            { value: ANY, label: 'Any board' },
            ...(catalog.data?.boards ?? []).map((board) => ({ value: board.id, label: board.title })),
          ]}
          className="h-8 text-xs"
        />
        {filtered ? (
          <Button variant="ghost" size="sm" onClick={() => void setFilter({ status: null, board: null })}>
            Clear filters
          </Button>
        ) : null}
      </div>
      {builds.isPending ? (
        <div className="border-y bg-panel">
          <BuildsSkeleton />
        </div>
      ) : builds.isError ? (
        <div className="px-4 sm:px-6">
          <FailureNotice
            what="The list of builds"
            error={builds.error}
            onRetry={() => void builds.refetch()}
          />
        </div>
      ) : rows.length === 0 ? (
        filtered ? (
          <EmptyState
            title="No build matches"
            action={
              <Button onClick={() => void setFilter({ status: null, board: null })}>Clear filters</Button>
            }
          >
            There are builds, but none with this state on this board.
          </EmptyState>
        ) : (
          <EmptyState
            title="Nothing was built yet"
            action={
              <Button asChild variant="primary">
                <Link href="/compose">Compose an image</Link>
              </Button>
            }
          >
            A Debian image for a virtual machine takes about two minutes and is boot-tested before it counts
            as ready.
          </EmptyState>
        )
      ) : (
        <>
          <BuildsTable builds={rows} />
          {builds.hasNextPage ? (
            <div className="flex justify-center p-4">
              <Button onClick={() => void builds.fetchNextPage()} disabled={builds.isFetchingNextPage}>
                {builds.isFetchingNextPage ? 'Loading' : 'Show older builds'}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </>
  );
}
