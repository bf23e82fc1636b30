'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Select } from '#components/ui/select.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { AUDIT_KINDS } from '../audit-words.ts';
import { auditQuery } from '../team-queries.ts';
import { AuditRow } from './audit-row.tsx';

const ANY = 'any';

export function AuditPage(): ReactElement {
  const [kind, setKind] = useQueryState('kind', parseAsString);
  const audit = useInfiniteQuery(auditQuery(kind));
  const events = audit.data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold text-lg">Audit trail</h2>
        <div className="flex flex-wrap items-center gap-2">
          <Select
            label="Kind of event"
            className="h-8 text-xs"
            value={kind ?? ANY}
            onValueChange={(value) => void setKind(value === ANY ? null : value)}
            options={[{ value: ANY, label: 'Everything' }, ...AUDIT_KINDS]}
          />
          <Button asChild size="sm">
            <a href="/api/v1/audit/export?format=csv" download>
              <Download className="size-3.5" aria-hidden />
              CSV
            </a>
          </Button>
          <Button asChild size="sm">
            <a href="/api/v1/audit/export?format=ndjson" download>
              <Download className="size-3.5" aria-hidden />
              JSON lines
            </a>
          </Button>
        </div>
      </div>
      <p className="mt-1 text-ink-2 text-sm">Who did what. Kept for good, also of what is gone.</p>
      {audit.isPending ? (
        <Loading label="Loading the audit trail">
          <div className="mt-4 space-y-3">
            {['a', 'b', 'c', 'd'].map((key) => (
              <Skeleton key={key} className="h-9 w-full" />
            ))}
          </div>
        </Loading>
      ) : audit.isError ? (
        <div className="mt-4">
          <FailureNotice what="The audit trail" error={audit.error} onRetry={() => void audit.refetch()} />
        </div>
      ) : events.length === 0 ? (
        <EmptyState title="Nothing yet">
          {kind ? 'Nothing of this kind has happened.' : 'What people and tokens do appears here.'}
        </EmptyState>
      ) : (
        <>
          <ol aria-label="Events, newest first" className="mt-3 border-y">
            {events.map((event) => (
              <AuditRow key={event.id} event={event} />
            ))}
          </ol>
          {audit.hasNextPage ? (
            <div className="flex justify-center p-4">
              <Button onClick={() => void audit.fetchNextPage()} disabled={audit.isFetchingNextPage}>
                {audit.isFetchingNextPage ? 'Loading' : 'Show older events'}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </>
  );
}
