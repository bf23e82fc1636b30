'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { ApiProblem } from '#lib/api-client.ts';
import { imageQuery } from '../image-queries.ts';
import { ImageDetailView } from './image-detail-view.tsx';

export function ImagePage({ id }: { readonly id: string }): ReactElement {
  const image = useQuery(imageQuery(id));
  if (image.data) return <ImageDetailView image={image.data} />;
  if (image.isPending) {
    return (
      <Loading label="Loading the image">
        <h1 className="sr-only">Image</h1>
        <div className="space-y-6 px-4 py-5 sm:px-6">
          <Skeleton className="h-3 w-20" />
          <Skeleton className="h-7 w-64" />
          <Skeleton className="h-20 w-full" />
          <div className="grid gap-6 lg:grid-cols-2">
            <Skeleton className="h-80" />
            <Skeleton className="h-80" />
          </div>
        </div>
      </Loading>
    );
  }
  if (image.error instanceof ApiProblem && image.error.problem.status === 404) {
    return (
      <EmptyState
        wholePage
        title="There is no such image"
        action={
          <Button asChild>
            <Link href="/images">All images</Link>
          </Button>
        }
      >
        It may belong to another team, or the link may be cut off.
      </EmptyState>
    );
  }
  return (
    <div className="mx-auto max-w-xl p-6">
      <FailureNotice what="The image" error={image.error} onRetry={() => void image.refetch()} />
    </div>
  );
}
