'use client';
import type { ShareLinkView } from '@boardwright/api/schemas/share-link';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { StateMark } from '#components/ui/state-mark.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { apiSend } from '#lib/api-client.ts';
import { linkReach } from '../link-words.ts';

const STATES = {
  active: { mark: 'ok', word: 'Works' },
  expired: { mark: 'stopped', word: 'Expired' },
  revoked: { mark: 'stopped', word: 'Revoked' },
} as const;

export function LinkRow({ link }: { readonly link: ShareLinkView }): ReactElement {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation({
    mutationFn: () => apiSend<ShareLinkView>('DELETE', `share-links/${encodeURIComponent(link.id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['share-links'] }),
    onError: (error) => void toast.error(error.message),
  });
  const state = STATES[link.state];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-3 last:border-b-0">
      <StateMark state={state.mark} />
      <div className="min-w-48 flex-1">
        <p className="break-words font-medium text-sm">{link.name}</p>
        <p className="text-ink-2 text-xs">
          {state.word} · {linkReach(link)} · by {link.by}
        </p>
      </div>
      <p className="text-ink-2 text-xs">
        {link.lastUsedAt ? (
          <>
            used <TimeAgo iso={link.lastUsedAt} />
          </>
        ) : (
          'never used'
        )}
        {link.state === 'active' ? `, until ${new Date(link.expiresAt).toLocaleDateString()}` : ''}
      </p>
      {link.state === 'active' ? (
        <Button
          size="sm"
          variant="danger"
          onClick={() => setAsking(true)}
          disabled={revoke.isPending}
          aria-label={`Revoke ${link.name}`}
        >
          Revoke
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Revoke ${link.name}?`}
        description="Its address shows nothing from the next request on. This can't be undone."
        confirmLabel="Revoke"
        cancelLabel="Keep"
        onConfirm={() => revoke.mutate()}
      />
    </li>
  );
}
