'use client';
import type { InvitationView } from '@boardwright/api/schemas/team';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { apiSend } from '#lib/api-client.ts';
import { ROLE_WORDS } from '../role-words.ts';

export function InvitationRow({ invitation }: { readonly invitation: InvitationView }): ReactElement {
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => apiSend<void>('DELETE', `team/invitations/${encodeURIComponent(invitation.id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['team'] }),
    onError: (error) => void toast.error(error.message),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-3 last:border-b-0">
      <div className="min-w-48 flex-1">
        <p className="break-all text-sm">{invitation.email}</p>
        <p className="text-ink-2 text-xs">
          {ROLE_WORDS[invitation.role].label} · until {new Date(invitation.expiresAt).toLocaleDateString()}
        </p>
      </div>
      <Button
        size="sm"
        variant="danger"
        onClick={() => withdraw.mutate()}
        disabled={withdraw.isPending}
        aria-label={`Withdraw the invitation of ${invitation.email}`}
      >
        Withdraw
      </Button>
    </li>
  );
}
