'use client';
import type { WebhookView, WebhookWithSecret } from '@boardwright/api/schemas/webhook';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Dialog } from '#components/ui/dialog.tsx';
import { OneTimeSecret } from '#features/team/components/one-time-secret.tsx';
import { apiPost, apiSend } from '#lib/api-client.ts';
import { refreshWebhooks } from '../webhook-queries.ts';
import { WebhookForm, type WebhookInput } from './webhook-form.tsx';

/** Adds a webhook, or changes the one given. A new secret is shown before it closes. */
export function WebhookDialog(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly hook?: WebhookView;
}): ReactElement {
  const { hook } = props;
  const client = useQueryClient();
  const [secret, setSecret] = useState<string | null>(null);
  const close = (open: boolean): void => {
    props.onOpenChange(open);
    if (open) return;
    setSecret(null);
    save.reset();
    renew.reset();
  };
  const save = useMutation({
    mutationFn: async (input: WebhookInput): Promise<string | null> => {
      if (hook === undefined) {
        const { url, events } = input;
        return (await apiPost<WebhookWithSecret>('webhooks', { url, events })).secret;
      }
      await apiSend<WebhookView>('PATCH', `webhooks/${encodeURIComponent(hook.id)}`, input);
      return null;
    },
    onSuccess: async (made) => {
      if (made === null) close(false);
      else setSecret(made);
      await refreshWebhooks(client);
    },
  });
  const renew = useMutation({
    mutationFn: () => apiPost<WebhookWithSecret>(`webhooks/${encodeURIComponent(hook?.id ?? '')}/secret`),
    onSuccess: (made) => setSecret(made.secret),
  });
  return (
    <Dialog
      open={props.open}
      onOpenChange={close}
      title={secret ? 'Copy the secret now' : hook ? 'Edit webhook' : 'New webhook'}
    >
      {secret ? (
        <OneTimeSecret value={secret} copyLabel="Copy the secret" onDone={() => close(false)}>
          It is shown only now. The receiver checks with it that a message comes from here, by any library for
          Standard Webhooks.
          {hook ? ' The old secret works for another 24 hours.' : ''}
        </OneTimeSecret>
      ) : (
        <WebhookForm
          hook={hook}
          error={save.error ?? renew.error}
          busy={save.isPending || renew.isPending}
          onSave={(input) => save.mutate(input)}
          onCancel={() => close(false)}
          {...(hook === undefined ? {} : { onRenew: () => renew.mutate() })}
        />
      )}
    </Dialog>
  );
}
