'use client';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo } from 'react';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { VULNERABILITY_MARKS, vulnerabilityRows } from '../change-rows.ts';
import { vulnerabilitiesQuery } from '../compare-queries.ts';
import { ChangeTable } from './change-table.tsx';
import { PartSection } from './part-section.tsx';

/** Known vulnerabilities by the operator's data. Asked for by itself: the first answer takes seconds. */
export function VulnerabilitiesTab(props: { readonly from: string; readonly to: string }): ReactElement {
  const query = useQuery(vulnerabilitiesQuery(props.from, props.to));
  const found = query.data;
  const rows = useMemo(() => (found ? vulnerabilityRows(found) : []), [found]);
  if (query.isError) {
    return (
      <FailureNotice what="The vulnerabilities" error={query.error} onRetry={() => void query.refetch()} />
    );
  }
  if (!found) {
    return (
      <Loading label="Looking up vulnerabilities">
        <Skeleton className="mb-3 h-9 w-72" />
        <Skeleton className="h-[60dvh]" />
      </Loading>
    );
  }
  return (
    <PartSection
      title="Known vulnerabilities"
      lead={
        found.dataFrom === null
          ? undefined
          : `Of ${found.suites.join(', ')}, by data of ${found.dataFrom.slice(0, 10)}. ${found.introduced.length} new, ${found.fixed.length} gone, ${found.remaining.length} in both.`
      }
      missing={found.missing ?? undefined}
      equal={rows.length === 0 ? 'Neither image has a known vulnerability.' : null}
    >
      <ChangeTable
        label="Vulnerabilities of the two images"
        what="vulnerabilities"
        nameHead="Number"
        valueHead="Package"
        rows={rows}
        withSizes={false}
        marks={VULNERABILITY_MARKS}
      />
    </PartSection>
  );
}
