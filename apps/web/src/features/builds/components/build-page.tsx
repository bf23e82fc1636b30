'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { ApiProblem } from '#lib/api-client.ts';
import { buildQuery } from '../build-queries.ts';
import { BuildPageSkeleton } from './build-page-skeleton.tsx';
import { BuildView } from './build-view.tsx';

export function BuildPage({ id }: { readonly id: string }): ReactElement {
  const build = useQuery(buildQuery(id));
  if (build.data) return <BuildView build={build.data} />;
  if (build.isPending) return <BuildPageSkeleton />;
  if (build.error instanceof ApiProblem && build.error.problem.status === 404) {
    return (
      <EmptyState
        wholePage
        title="There is no such build"
        action={
          <Button asChild>
            <Link href="/builds">All builds</Link>
          </Button>
        }
      >
        It may belong to another team, or the link may be cut off.
      </EmptyState>
    );
  }
  return (
    <div className="mx-auto max-w-xl p-6">
      <FailureNotice what="The build" error={build.error} onRetry={() => void build.refetch()} />
    </div>
  );
}
