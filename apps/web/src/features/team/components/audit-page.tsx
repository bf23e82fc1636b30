'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { AUDIT_PARSERS, auditSearch, isAuditFiltered } from '../audit-url.ts';
import { auditQuery } from '../team-queries.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditRow } from './audit-row.tsx';

function ExportLink(props: {
  readonly format: 'csv' | 'ndjson';
  readonly search: string;
  readonly label: string;
}): ReactElement {
  const search = new URLSearchParams(props.search);
  search.set('format', props.format);
  return (
    <Button asChild size="sm">
      <a href={`/api/v1/audit/export?${search}`} download>
        <Download className="size-3.5" aria-hidden />
        {props.label}
      </a>
    </Button>
  );
}

export function AuditPage(): ReactElement {
  const [state, setState] = useQueryStates(AUDIT_PARSERS);
  const search = auditSearch(state);
  const audit = useInfiniteQuery(auditQuery(search));
  const events = audit.data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold text-lg">Audit trail</h2>
        <div className="flex flex-wrap items-center gap-2">
          <ExportLink format="csv" search={search} label="CSV" />
          <ExportLink format="ndjson" search={search} label="JSON lines" />
        </div>
      </div>
      <p className="mt-1 text-ink-2 text-sm">Who did what. Kept for good, also of what is gone.</p>
      <AuditFilters state={state} events={events} onChange={(change) => void setState(change)} />
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
          {isAuditFiltered(state)
            ? 'Nothing of this has happened.'
            : 'What people and tokens do appears here.'}
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
