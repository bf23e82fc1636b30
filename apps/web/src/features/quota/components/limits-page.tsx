'use client';
import { formatBytes } from '@boardwright/core/units';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { CommandLine } from '#components/ui/command-line.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { quotaQuery } from '../quota-query.ts';
import { QuotaMeter } from './quota-meter.tsx';

const GIB_BYTES = 1024 ** 3;
const COMMAND = './boardwright quota --concurrent-builds 2 --builds-per-day 50 --storage-gib 100';

/** What the team may use and what it uses now. */
export function LimitsPage(): ReactElement {
  const quota = useQuery(quotaQuery);
  return (
    <>
      <h2 className="font-semibold text-lg">Limits</h2>
      <p className="mt-1 text-ink-2 text-sm">
        What the team may use. Finished images can be fetched in any case.
      </p>
      {quota.isPending ? (
        <Loading label="Loading the limits">
          <div className="mt-4 space-y-3">
            {['a', 'b', 'c'].map((key) => (
              <Skeleton key={key} className="h-14 w-full" />
            ))}
          </div>
        </Loading>
      ) : quota.isError ? (
        <div className="mt-4">
          <FailureNotice what="The limits" error={quota.error} onRetry={() => void quota.refetch()} />
        </div>
      ) : (
        <div className="mt-3 border-t">
          <QuotaMeter
            label="Builds at once"
            help="More of them wait, the first come first."
            used={quota.data.use.running}
            limit={quota.data.limits.concurrentBuilds}
            words={`${quota.data.use.running} running, ${quota.data.use.queued} waiting`}
            limitWords={`of ${quota.data.limits.concurrentBuilds}`}
          />
          <QuotaMeter
            label="Builds a day"
            help={`Starts again at ${new Date(quota.data.resetsAt).toLocaleString(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' })}. A finished image from the cache does not count.`}
            used={quota.data.use.buildsToday}
            limit={quota.data.limits.buildsPerDay}
            words={`${quota.data.use.buildsToday} today`}
            limitWords={`of ${quota.data.limits.buildsPerDay}`}
          />
          <QuotaMeter
            label="Storage"
            help="Files of all images; one that several have counts once."
            used={quota.data.use.storageBytes}
            limit={quota.data.limits.storageGiB === null ? null : quota.data.limits.storageGiB * GIB_BYTES}
            words={formatBytes(quota.data.use.storageBytes)}
            limitWords={`of ${quota.data.limits.storageGiB} GiB`}
          />
        </div>
      )}
      <div className="mt-6">
        <p className="mb-2 text-ink-2 text-sm">Whoever runs this server sets them, on that machine:</p>
        <CommandLine command={COMMAND} label="Copy the command" />
      </div>
    </>
  );
}
