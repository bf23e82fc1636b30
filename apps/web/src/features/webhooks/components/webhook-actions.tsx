'use client';
import type { DeliveryView, WebhookView } from '@boardwright/api/schemas/webhook';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { apiPost, apiSend } from '#lib/api-client.ts';
import { refreshWebhooks } from '../webhook-queries.ts';
import { hookTitle } from '../webhook-words.ts';
import { WebhookDialog } from './webhook-dialog.tsx';

/** What an owner can do with a webhook. */
export function WebhookActions(props: {
  readonly hook: WebhookView;
  readonly onTested: () => void;
}): ReactElement {
  const { hook } = props;
  const client = useQueryClient();
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState(false);
  const path = `webhooks/${encodeURIComponent(hook.id)}`;
  const test = useMutation({
    mutationFn: () => apiPost<DeliveryView>(`${path}/test`),
    onSuccess: async () => {
      props.onTested();
      await refreshWebhooks(client);
    },
    onError: (error) => void toast.error(`The test could not be sent. ${error.message}`),
  });
  const remove = useMutation({
    mutationFn: () => apiSend<undefined>('DELETE', path),
    onSuccess: () => refreshWebhooks(client),
    onError: (error) => void toast.error(error.message),
  });
  const title = hookTitle(hook);
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="sm"
        onClick={() => test.mutate()}
        disabled={test.isPending}
        aria-label={`Send a test to ${title}`}
      >
        {test.isPending ? 'Sending' : 'Send a test'}
      </Button>
      <Button size="sm" onClick={() => setEditing(true)} aria-label={`Edit ${title}`}>
        Edit
      </Button>
      <Button
        size="sm"
        variant="danger"
        onClick={() => setAsking(true)}
        disabled={remove.isPending}
        aria-label={`Remove ${title}`}
      >
        Remove
      </Button>
      <WebhookDialog open={editing} onOpenChange={setEditing} hook={hook} />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Remove ${title}?`}
        description="What is still to be sent to it is dropped, and the list of its messages goes with it."
        confirmLabel="Remove"
        cancelLabel="Keep"
        onConfirm={() => remove.mutate()}
      />
    </div>
  );
}
