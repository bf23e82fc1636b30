'use client';
import { useQuery } from '@tanstack/react-query';
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Input } from '#components/ui/input.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Select } from '#components/ui/select.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { ToggleChip } from '#components/ui/toggle-chip.tsx';
import { hasRt, matchesBoard } from '../board-facts.ts';
import { catalogQuery } from '../catalog-queries.ts';
import { AbsentBoards } from './absent-boards.tsx';
import { BoardMatrix } from './board-matrix.tsx';

const ARCHES = ['aarch64', 'x86_64'] as const;
const ANY = 'any';

export function BoardsPage(): ReactElement {
  const catalog = useQuery(catalogQuery);
  const [filter, setFilter] = useQueryStates({
    q: parseAsString,
    arch: parseAsStringLiteral(ARCHES),
    rt: parseAsBoolean,
  });
  const boards = (catalog.data?.boards ?? []).filter(
    (board) =>
      matchesBoard(board, filter.q ?? '') &&
      (filter.arch === null || board.arch === filter.arch) &&
      (!filter.rt || hasRt(board)),
  );
  const clear = (): void => void setFilter({ q: null, arch: null, rt: null });
  return (
    <>
      <PageHeader
        title="Boards"
        lead="What each board can be built with, and how far that was proven. A claim carries its date."
      />
      <div className="flex flex-wrap items-center gap-2 px-4 pb-3 sm:px-6">
        <Input
          type="search"
          aria-label="Search boards"
          placeholder="Name, vendor, SoC or CPU"
          value={filter.q ?? ''}
          onChange={(event) => void setFilter({ q: event.target.value || null }, { throttleMs: 200 })}
          className="h-8 w-full text-sm sm:w-64"
        />
        <Select
          label="Architecture"
          className="h-8 text-xs"
          value={filter.arch ?? ANY}
          onValueChange={(value) =>
            void setFilter({ arch: value === ANY ? null : (value as (typeof ARCHES)[number]) })
          }
          options={[
            { value: ANY, label: 'Any architecture' },
            ...ARCHES.map((arch) => ({ value: arch, label: arch })),
          ]}
        />
        <ToggleChip
          pressed={filter.rt === true}
          onPressedChange={(pressed) => void setFilter({ rt: pressed || null })}
          className="h-8"
        >
          PREEMPT_RT
        </ToggleChip>
      </div>
      {catalog.data ? (
        boards.length > 0 ? (
          <BoardMatrix boards={boards} engines={catalog.data.engines} />
        ) : (
          <EmptyState title="No board matches" action={<Button onClick={clear}>Clear filters</Button>}>
            Try part of a name, such as “pi” or “qemu”.
          </EmptyState>
        )
      ) : catalog.isError ? (
        <div className="px-4 sm:px-6">
          <FailureNotice what="The catalog" error={catalog.error} onRetry={() => void catalog.refetch()} />
        </div>
      ) : (
        <Loading label="Loading boards">
          <div className="border-y bg-panel">
            {['a', 'b', 'c', 'd', 'e'].map((row) => (
              <div
                key={row}
                className="flex h-[73px] items-center gap-4 border-b px-4 last:border-b-0 sm:px-6"
              >
                <Skeleton className="h-12 w-16" />
                <div className="space-y-2">
                  <Skeleton className="h-3.5 w-40" />
                  <Skeleton className="h-3 w-56" />
                </div>
              </div>
            ))}
          </div>
        </Loading>
      )}
      {catalog.data && filter.arch === null && !filter.rt ? (
        <div className="mx-auto max-w-3xl px-4 pb-6 sm:px-6">
          <AbsentBoards query={filter.q ?? ''} />
        </div>
      ) : null}
    </>
  );
}
