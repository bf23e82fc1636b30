import type { ReactElement } from 'react';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';

/** Rows the size of those of a list of images or recipes. `label`: what is being loaded. */
export function ListSkeleton({ label }: { readonly label: string }): ReactElement {
  return (
    <Loading label={label}>
      <div className="border-y bg-panel">
        {Array.from({ length: 6 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: identical shapes
          <div key={index} className="flex h-16 items-center gap-4 border-b px-4 last:border-b-0 sm:px-6">
            <Skeleton className="hidden h-10 w-14 sm:block" />
            <div className="flex-1 space-y-2">
              <Skeleton className="h-3.5 w-44" />
              <Skeleton className="h-3 w-64 max-w-full" />
            </div>
            <Skeleton className="h-3 w-16" />
          </div>
        ))}
      </div>
    </Loading>
  );
}
