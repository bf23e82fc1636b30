'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { imagePackagesQuery } from '../image-queries.ts';
import { PackagesTable } from './packages-table.tsx';

export function PackagesTab({ imageId }: { readonly imageId: string }): ReactElement {
  const packages = useQuery(imagePackagesQuery(imageId));
  if (packages.data) return <PackagesTable packages={packages.data.packages} />;
  if (packages.isError) {
    return (
      <FailureNotice what="The package list" error={packages.error} onRetry={() => void packages.refetch()} />
    );
  }
  return (
    <Loading label="Loading packages">
      <Skeleton className="mb-3 h-9 w-72" />
      <Skeleton className="h-[60dvh]" />
    </Loading>
  );
}
