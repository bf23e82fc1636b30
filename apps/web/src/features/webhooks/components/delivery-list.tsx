'use client';
import type { WebhookView } from '@boardwright/api/schemas/webhook';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { deliveriesQuery } from '../webhook-queries.ts';
import { DeliveryDialog } from './delivery-dialog.tsx';
import { DeliveryRow } from './delivery-row.tsx';

/** Messages to a webhook, newest first. */
export function DeliveryList(props: {
  readonly hook: WebhookView;
  readonly mayManage: boolean;
}): ReactElement {
  const list = useInfiniteQuery(deliveriesQuery(props.hook.id));
  const [shownId, setShownId] = useState<string | null>(null);
  const rows = list.data?.pages.flatMap((page) => page.deliveries) ?? [];
  if (list.isPending) {
    return (
      <Loading label="Loading the messages">
        <div className="space-y-2 pb-4">
          <Skeleton className="h-9 w-full" />
          <Skeleton className="h-9 w-full" />
        </div>
      </Loading>
    );
  }
  if (list.isError) {
    return (
      <div className="pb-4">
        <FailureNotice what="The messages" error={list.error} onRetry={() => void list.refetch()} />
      </div>
    );
  }
  if (rows.length === 0) {
    return (
      <p className="pb-4 pl-6 text-ink-2 text-sm">
        Nothing was sent yet. {props.mayManage ? 'A test shows whether the receiver takes it.' : ''}
      </p>
    );
  }
  return (
    <div className="pb-4">
      <table className="w-full table-fixed border bg-panel text-sm">
        <caption className="sr-only">Messages, newest first. They are kept for 30 days.</caption>
        <thead className="text-ink-3 text-xs">
          <tr className="border-b text-left">
            <th scope="col" className="w-32 py-2 pl-3 font-normal">
              State
            </th>
            <th scope="col" className="py-2 font-normal">
              Event
            </th>
            <th scope="col" className="hidden w-20 py-2 text-right font-normal sm:table-cell">
              Attempts
            </th>
            <th scope="col" className="hidden w-28 py-2 pr-3 text-right font-normal sm:table-cell">
              Written
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} onShow={() => setShownId(delivery.id)} />
          ))}
        </tbody>
      </table>
      {list.hasNextPage ? (
        <div className="flex justify-center pt-3">
          <Button size="sm" onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>
            {list.isFetchingNextPage ? 'Loading' : 'Show older messages'}
          </Button>
        </div>
      ) : null}
      <DeliveryDialog id={shownId} onClose={() => setShownId(null)} mayManage={props.mayManage} />
    </div>
  );
}
