'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { catalogQuery } from '../catalog-queries.ts';
import { BoardView } from './board-view.tsx';

export function BoardPage({ id }: { readonly id: string }): ReactElement {
  const catalog = useQuery(catalogQuery);
  if (catalog.isError) {
    return (
      <div className="mx-auto max-w-xl p-6">
        <FailureNotice what="The board" error={catalog.error} onRetry={() => void catalog.refetch()} />
      </div>
    );
  }
  if (!catalog.data) {
    return (
      <Loading label="Loading the board">
        <h1 className="sr-only">Board</h1>
        <div className="grid gap-8 p-4 sm:p-6 lg:grid-cols-[20rem_1fr]">
          <Skeleton className="h-56" />
          <Skeleton className="h-96" />
        </div>
      </Loading>
    );
  }
  const board = catalog.data.boards.find((candidate) => candidate.id === id);
  if (!board) {
    return (
      <EmptyState
        wholePage
        title="There is no such board"
        action={
          <Button asChild>
            <Link href="/boards">All boards</Link>
          </Button>
        }
      >
        The catalog has no board with the id “{id}”.
      </EmptyState>
    );
  }
  return <BoardView board={board} engines={catalog.data.engines} />;
}
