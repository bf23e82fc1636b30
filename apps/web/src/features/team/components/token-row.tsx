'use client';
import type { ApiTokenView } from '@boardwright/api/schemas/api-token';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { StateMark } from '#components/ui/state-mark.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { apiSend } from '#lib/api-client.ts';
import { PERMISSION_WORDS } from '../role-words.ts';

const STATES = {
  active: { mark: 'ok', word: 'Works' },
  expired: { mark: 'stopped', word: 'Expired' },
  revoked: { mark: 'stopped', word: 'Revoked' },
} as const;

export function TokenRow({ token }: { readonly token: ApiTokenView }): ReactElement {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation({
    mutationFn: () => apiSend<ApiTokenView>('DELETE', `tokens/${encodeURIComponent(token.id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
    onError: (error) => void toast.error(error.message),
  });
  const state = STATES[token.state];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-3 last:border-b-0">
      <StateMark state={state.mark} />
      <div className="min-w-48 flex-1">
        <p className="break-words font-medium text-sm">{token.name}</p>
        <p className="text-ink-2 text-xs">
          {state.word} ·{' '}
          {token.permissions.map((one) => PERMISSION_WORDS[one].label.toLowerCase()).join(', ')}
          {token.mine ? '' : ` · of ${token.by}`}
        </p>
      </div>
      <p className="text-ink-2 text-xs">
        {token.lastUsedAt ? (
          <>
            used <TimeAgo iso={token.lastUsedAt} />
          </>
        ) : (
          'never used'
        )}
        {token.state === 'active' ? `, until ${new Date(token.expiresAt).toLocaleDateString()}` : ''}
      </p>
      {token.state === 'active' ? (
        <Button
          size="sm"
          variant="danger"
          onClick={() => setAsking(true)}
          disabled={revoke.isPending}
          aria-label={`Revoke ${token.name}`}
        >
          Revoke
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Revoke ${token.name}?`}
        description="Whatever uses it is refused from its next request on. This can't be undone."
        confirmLabel="Revoke"
        cancelLabel="Keep"
        onConfirm={() => revoke.mutate()}
      />
    </li>
  );
}
