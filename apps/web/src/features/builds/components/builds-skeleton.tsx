import type { ReactElement } from 'react';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';

export function BuildsSkeleton(): ReactElement {
  return (
    <Loading label="Loading builds">
      {Array.from({ length: 8 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical shapes
        <div key={index} className="flex h-[61px] items-center gap-6 border-b px-4 sm:px-6">
          <Skeleton className="h-4 w-20" />
          <div className="flex-1 space-y-2">
            <Skeleton className="h-3.5 w-48" />
            <Skeleton className="h-3 w-72 max-w-full" />
          </div>
          <Skeleton className="hidden h-3 w-24 md:block" />
        </div>
      ))}
    </Loading>
  );
}
