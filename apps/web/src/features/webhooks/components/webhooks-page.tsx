'use client';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { usePermissions } from '#features/team/team-queries.ts';
import { webhooksQuery } from '../webhook-queries.ts';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WebhookSection } from './webhook-section.tsx';

export function WebhooksPage(): ReactElement {
  const permissions = usePermissions();
  const mayRead = permissions?.has('release') ?? true;
  const webhooks = useQuery({ ...webhooksQuery, enabled: permissions !== null && mayRead });
  const [adding, setAdding] = useState(false);
  const mayManage = permissions?.has('manage') ?? false;
  return (
    <>
      <div className="flex items-center justify-between gap-4">
        <h2 className="font-semibold text-lg">Webhooks</h2>
        {mayManage ? (
          <Button variant="primary" onClick={() => setAdding(true)}>
            <Plus className="size-4" aria-hidden />
            New webhook
          </Button>
        ) : null}
      </div>
      <p className="mt-1 text-ink-2 text-sm">
        Tell other programs when a build ends or an image changes its channel. Each message is signed, and
        sent again for a day until it is taken.
      </p>
      {mayRead ? null : (
        <EmptyState title="Not for your role">
          Maintainers and owners of the team see its webhooks.
        </EmptyState>
      )}
      {!mayRead ? null : webhooks.isPending ? (
        <Loading label="Loading the webhooks">
          <div className="mt-4 space-y-3">
            <Skeleton className="h-16 w-full" />
            <Skeleton className="h-16 w-full" />
          </div>
        </Loading>
      ) : webhooks.isError ? (
        <div className="mt-4">
          <FailureNotice what="The webhooks" error={webhooks.error} onRetry={() => void webhooks.refetch()} />
        </div>
      ) : webhooks.data.length === 0 ? (
        <EmptyState title="No webhook yet">
          With one, a pipeline or a chat hears of an image the moment it is ready.
        </EmptyState>
      ) : (
        <ul aria-label="Webhooks" className="mt-4 border-y">
          {webhooks.data.map((hook) => (
            <WebhookSection key={hook.id} hook={hook} mayManage={mayManage} />
          ))}
        </ul>
      )}
      <WebhookDialog open={adding} onOpenChange={setAdding} />
    </>
  );
}
