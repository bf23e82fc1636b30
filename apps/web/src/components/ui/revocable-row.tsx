'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { StateMark } from '#components/ui/state-mark.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { apiSend } from '#lib/api-client.ts';

const STATES = {
  active: { mark: 'ok', word: 'Works' },
  expired: { mark: 'stopped', word: 'Expired' },
  revoked: { mark: 'stopped', word: 'Revoked' },
} as const;

interface Revocable {
  readonly id: string;
  readonly name: string;
  readonly state: keyof typeof STATES;
  readonly lastUsedAt: string | null;
  readonly expiresAt: string;
}

/** A secret that was handed out, with when it was used, when it ends, and a way to end it now. */
export function RevocableRow(props: {
  readonly row: Revocable;
  /** What it allows and whose it is. */
  readonly about: string;
  /** Collection of the API that it is deleted from, which is also the name of its query. */
  readonly collection: string;
  /** What revoking does. */
  readonly consequence: string;
}): ReactElement {
  const { row, collection } = props;
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation({
    mutationFn: () => apiSend<unknown>('DELETE', `${collection}/${encodeURIComponent(row.id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: [collection] }),
    onError: (error) => void toast.error(error.message),
  });
  const state = STATES[row.state];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-3 last:border-b-0">
      <StateMark state={state.mark} />
      <div className="min-w-48 flex-1">
        <p className="break-words font-medium text-sm">{row.name}</p>
        <p className="text-ink-2 text-xs">
          {state.word} · {props.about}
        </p>
      </div>
      <p className="text-ink-2 text-xs">
        {row.lastUsedAt ? (
          <>
            used <TimeAgo iso={row.lastUsedAt} />
          </>
        ) : (
          'never used'
        )}
        {row.state === 'active' ? `, until ${new Date(row.expiresAt).toLocaleDateString()}` : ''}
      </p>
      {row.state === 'active' ? (
        <Button
          size="sm"
          variant="danger"
          onClick={() => setAsking(true)}
          disabled={revoke.isPending}
          aria-label={`Revoke ${row.name}`}
        >
          Revoke
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Revoke ${row.name}?`}
        description={`${props.consequence} This can't be undone.`}
        confirmLabel="Revoke"
        cancelLabel="Keep"
        onConfirm={() => revoke.mutate()}
      />
    </li>
  );
}
