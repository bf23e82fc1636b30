'use client';
import type { DeliveryView } from '@boardwright/api/schemas/webhook';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { apiPost } from '#lib/api-client.ts';
import { deliveryQuery, refreshWebhooks } from '../webhook-queries.ts';
import { DeliveryFacts } from './delivery-facts.tsx';

/** What a message says and every attempt that is kept, with a way to send it again. */
export function DeliveryDialog(props: {
  /** Null: closed. */
  readonly id: string | null;
  readonly onClose: () => void;
  readonly mayManage: boolean;
}): ReactElement {
  const client = useQueryClient();
  const delivery = useQuery({ ...deliveryQuery(props.id ?? ''), enabled: props.id !== null });
  const replay = useMutation({
    mutationFn: () =>
      apiPost<DeliveryView>(`webhook-deliveries/${encodeURIComponent(props.id ?? '')}/replay`),
    onSuccess: () => refreshWebhooks(client),
    onError: (error) => void toast.error(`It could not be sent again. ${error.message}`),
  });
  return (
    <Dialog
      open={props.id !== null}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      title="Message"
      className="w-[min(44rem,calc(100vw-2rem))]"
    >
      {delivery.data ? (
        <>
          <DeliveryFacts delivery={delivery.data} />
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            {props.mayManage ? (
              <Button onClick={() => replay.mutate()} disabled={replay.isPending}>
                {delivery.data.state === 'pending' ? 'Send now' : 'Send again'}
              </Button>
            ) : null}
            <Button variant="primary" onClick={props.onClose}>
              Close
            </Button>
          </div>
        </>
      ) : delivery.isError ? (
        <div className="mt-4">
          <FailureNotice what="The message" error={delivery.error} onRetry={() => void delivery.refetch()} />
        </div>
      ) : (
        <Loading label="Loading the message">
          <Skeleton className="mt-4 h-40 w-full" />
        </Loading>
      )}
    </Dialog>
  );
}
