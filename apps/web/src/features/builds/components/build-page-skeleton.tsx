import type { ReactElement } from 'react';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';

export function BuildPageSkeleton(): ReactElement {
  return (
    <Loading label="Loading the build">
      <h1 className="sr-only">Build</h1>
      <div className="space-y-6 px-4 py-6 sm:px-6">
        <div className="space-y-2">
          <Skeleton className="h-3 w-24" />
          <Skeleton className="h-7 w-72 max-w-full" />
          <Skeleton className="h-4 w-96 max-w-full" />
        </div>
        <div className="space-y-2.5">
          {Array.from({ length: 8 }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: identical shapes
            <Skeleton key={index} className="h-5 w-full" />
          ))}
        </div>
        <Skeleton className="h-[60dvh] w-full" />
      </div>
    </Loading>
  );
}
