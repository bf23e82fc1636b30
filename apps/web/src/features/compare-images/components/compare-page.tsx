'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { ApiProblem } from '#lib/api-client.ts';
import { comparisonQuery } from '../compare-queries.ts';
import { ComparisonView } from './comparison-view.tsx';

export function ComparePage(props: { readonly from: string; readonly to: string }): ReactElement {
  const comparison = useQuery(comparisonQuery(props.from, props.to));
  if (comparison.data) return <ComparisonView comparison={comparison.data} />;
  if (comparison.isPending) {
    return (
      <Loading label="Comparing the images">
        <h1 className="sr-only">Compare images</h1>
        <div className="space-y-6 px-4 py-5 sm:px-6">
          <Skeleton className="h-3 w-20" />
          <Skeleton className="h-7 w-64" />
          <div className="grid gap-3 sm:grid-cols-2">
            <Skeleton className="h-20" />
            <Skeleton className="h-20" />
          </div>
          <Skeleton className="h-96" />
        </div>
      </Loading>
    );
  }
  if (comparison.error instanceof ApiProblem && comparison.error.problem.status === 404) {
    return (
      <EmptyState
        wholePage
        title="One of these images is not there"
        action={
          <Button asChild>
            <Link href="/images">All images</Link>
          </Button>
        }
      >
        It may have been removed or belong to another team, or the link may be cut off.
      </EmptyState>
    );
  }
  return (
    <div className="mx-auto max-w-xl p-6">
      <h1 className="sr-only">Compare images</h1>
      <FailureNotice
        what="The comparison"
        error={comparison.error}
        onRetry={() => void comparison.refetch()}
      />
    </div>
  );
}
