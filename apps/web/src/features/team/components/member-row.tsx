'use client';
import type { SetupLink } from '@boardwright/api/schemas/queue';
import type { MemberView } from '@boardwright/api/schemas/team';
import { TEAM_ROLES } from '@boardwright/core/team-role';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Select } from '#components/ui/select.tsx';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { apiSend } from '#lib/api-client.ts';
import { ROLE_WORDS } from '../role-words.ts';
import { whatEnds } from '../what-ends.ts';
import { OneTimeSecret } from './one-time-secret.tsx';

const ROLE_OPTIONS = TEAM_ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role].label }));

/** One person of the team, with what an owner can do about them and everybody about themselves. */
export function MemberRow(props: { readonly member: MemberView; readonly canManage: boolean }): ReactElement {
  const { member, canManage } = props;
  const client = useQueryClient();
  const [leaving, setLeaving] = useState(false);
  const path = `team/members/${encodeURIComponent(member.id)}`;
  const refresh = (): Promise<unknown> =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['team'] }),
      client.invalidateQueries({ queryKey: ['me'] }),
    ]);
  const onError = (error: Error): void => void toast.error(error.message);
  const setRole = useMutation({
    mutationFn: (role: string) => apiSend<MemberView>('PATCH', path, { role }),
    onSuccess: refresh,
    onError,
  });
  const remove = useMutation({
    mutationFn: () => apiSend<void>('DELETE', path),
    onSuccess: () => (member.you ? location.replace('/sign-in?reason=signed-out') : refresh()),
    onError,
  });
  const link = useMutation({ mutationFn: () => apiSend<SetupLink>('POST', `${path}/sign-in-link`), onError });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-3 last:border-b-0">
      <div className="min-w-48 flex-1">
        <p className="font-medium text-sm">
          {member.name}
          {member.you ? <span className="ml-1.5 font-normal text-ink-2">(you)</span> : null}
        </p>
        <p className="break-all text-ink-2 text-xs">
          {member.email} · joined <TimeAgo iso={member.joinedAt} />
        </p>
      </div>
      {canManage ? (
        <Select
          label={`Role of ${member.name}`}
          className="h-8 w-32 text-xs"
          value={member.role}
          onValueChange={(role) => setRole.mutate(role)}
          options={ROLE_OPTIONS}
        />
      ) : (
        <span className="text-ink-2 text-sm">{ROLE_WORDS[member.role].label}</span>
      )}
      {canManage && !member.you && member.role !== 'owner' ? (
        <Button size="sm" onClick={() => link.mutate()} disabled={link.isPending}>
          Sign-in link
        </Button>
      ) : null}
      {canManage || member.you ? (
        <Button size="sm" variant="danger" onClick={() => setLeaving(true)} disabled={remove.isPending}>
          {member.you ? 'Leave' : 'Remove'}
        </Button>
      ) : null}
      <ConfirmDialog
        open={leaving}
        onOpenChange={setLeaving}
        title={member.you ? 'Leave this team?' : `Remove ${member.name}?`}
        description={
          member.you
            ? `You will not see its builds and images any more. ${whatEnds(member.made)} Somebody has to invite you to come back.`
            : `They will not see builds and images of this team any more. ${whatEnds(member.made)} What they built stays.`
        }
        confirmLabel={member.you ? 'Leave' : 'Remove'}
        cancelLabel="Keep"
        onConfirm={() => remove.mutate()}
      />
      <Dialog
        open={link.data !== undefined}
        onOpenChange={() => link.reset()}
        title={`Sign-in link for ${member.name}`}
      >
        <OneTimeSecret value={link.data?.url ?? ''} copyLabel="Copy the link" onDone={() => link.reset()}>
          It signs in as {member.name}, once, within 24 hours, and is shown only now.
        </OneTimeSecret>
      </Dialog>
    </li>
  );
}
