import type { ReactElement } from 'react';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import type { Layout } from '../image-list-url.ts';

const SHAPES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Shaped like the rows or cards that come. */
export function ImagesSkeleton({ layout }: { readonly layout: Layout }): ReactElement {
  return (
    <Loading label="Loading images">
      {layout === 'cards' ? (
        <div className="grid gap-3 px-4 sm:px-6 xl:pl-2 md:grid-cols-2 2xl:grid-cols-3">
          {SHAPES.map((key) => (
            <Skeleton key={key} className="h-35 rounded-md" />
          ))}
        </div>
      ) : (
        <div className="border-y bg-panel">
          {['head', ...SHAPES].map((key) => (
            <div key={key} className="flex h-[49px] items-center gap-4 border-b px-4 last:border-b-0 sm:px-6">
              <Skeleton className="size-4" />
              <div className="flex-1 space-y-1.5">
                <Skeleton className="h-3.5 w-44" />
                <Skeleton className="h-3 w-64 max-w-full" />
              </div>
              <Skeleton className="h-3 w-16" />
            </div>
          ))}
        </div>
      )}
    </Loading>
  );
}
