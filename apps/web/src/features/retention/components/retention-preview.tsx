'use client';
import type { RetentionRules } from '@boardwright/api/schemas/retention';
import { formatBytes } from '@boardwright/core/units';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { ChannelBadge } from '#features/images/components/channel-badge.tsx';
import { cn } from '#lib/class-names.ts';
import { retentionPreviewQuery } from '../retention-queries.ts';

/** What rules would remove now, as they stand in the form. */
export function RetentionPreview({ rules }: { readonly rules: RetentionRules }): ReactElement {
  const preview = useQuery(retentionPreviewQuery(rules));
  if (preview.isError) {
    return <FailureNotice what="The preview" error={preview.error} onRetry={() => void preview.refetch()} />;
  }
  if (!preview.data) {
    return (
      <Loading label="Loading the preview">
        <Skeleton className="h-4 w-72" />
        <Skeleton className="mt-3 h-32" />
      </Loading>
    );
  }
  const { total, freedBytes, images } = preview.data;
  return (
    <div aria-busy={preview.isPlaceholderData} className={cn(preview.isPlaceholderData && 'opacity-60')}>
      <p role="status" className="tabular text-sm">
        {total === 0
          ? 'These rules would remove nothing now.'
          : `These rules would remove ${total.toLocaleString('en')} ${total === 1 ? 'image' : 'images'} now and free ${formatBytes(freedBytes)}.`}
      </p>
      {total > 0 ? (
        <ul aria-label="Images that would go" className="mt-3 divide-y border-y">
          {images.map((image) => (
            <li key={image.id} className="flex items-center gap-3 py-2">
              <div className="min-w-0 flex-1">
                <Link
                  href={`/images/${encodeURIComponent(image.id)}`}
                  prefetch={false}
                  className="block truncate font-medium text-sm hover:underline"
                >
                  {image.name} <span className="font-mono font-normal text-ink-2 text-xs">{image.board}</span>
                </Link>
                <p className="text-ink-2 text-xs">{image.reason}</p>
              </div>
              <ChannelBadge channel={image.channel} />
              <span className="tabular w-20 text-right text-ink-2 text-xs">
                {formatBytes(image.storedBytes)}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {total > images.length ? (
        <p className="mt-2 text-ink-2 text-xs">
          The {images.length} that are due longest. {(total - images.length).toLocaleString('en')} more would
          go.
        </p>
      ) : null}
    </div>
  );
}
