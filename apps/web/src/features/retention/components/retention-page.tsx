'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { usePermissions } from '#features/team/team-queries.ts';
import { retentionQuery } from '../retention-queries.ts';
import { RetentionForm } from './retention-form.tsx';

/** When images go by themselves. */
export function RetentionPage(): ReactElement {
  const retention = useQuery(retentionQuery);
  const permissions = usePermissions();
  return (
    <>
      <h2 className="font-semibold text-lg">Retention</h2>
      <p className="mt-1 text-ink-2 text-sm">
        When images go by themselves, with their files. Released and pinned images never do. Days count from
        when an image came into its channel.
      </p>
      {retention.data?.changed ? (
        <p className="mt-1 text-ink-3 text-xs">
          Last changed by {retention.data.changed.by} <TimeAgo iso={retention.data.changed.at} />.
        </p>
      ) : null}
      {retention.isError ? (
        <div className="mt-4">
          <FailureNotice what="The rules" error={retention.error} onRetry={() => void retention.refetch()} />
        </div>
      ) : retention.data && permissions ? (
        <RetentionForm saved={retention.data} mayChange={permissions.has('release')} />
      ) : (
        <Loading label="Loading the rules">
          <div className="mt-4 space-y-3">
            {['a', 'b', 'c'].map((key) => (
              <Skeleton key={key} className="h-12" />
            ))}
          </div>
        </Loading>
      )}
    </>
  );
}
