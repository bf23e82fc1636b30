'use client';
import type { SizeNode } from '@boardwright/evidence/boot-report';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { ImageEvidence } from '../image-evidence.ts';
import { imageSizesQuery } from '../image-queries.ts';
import { PartitionBar } from './partition-bar.tsx';
import { Treemap } from './treemap.tsx';

export function SizeTab(props: {
  readonly imageId: string;
  readonly partitions: ImageEvidence['partitions'];
}): ReactElement {
  const sizes = useQuery(imageSizesQuery(props.imageId));
  return (
    <div className="space-y-8">
      {props.partitions.length > 0 ? <PartitionBar partitions={props.partitions} /> : null}
      <section aria-labelledby="treemap-title">
        <h2 id="treemap-title" className="mb-2 font-medium text-md">
          What takes the room
        </h2>
        {sizes.data ? (
          <Treemap root={sizes.data as SizeNode} />
        ) : sizes.isError ? (
          <FailureNotice what="The size report" error={sizes.error} onRetry={() => void sizes.refetch()} />
        ) : (
          <Skeleton className="h-[28rem]" />
        )}
      </section>
    </div>
  );
}
