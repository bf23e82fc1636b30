'use client';
import type { CreatedInvitation } from '@boardwright/api/schemas/team';
import { TEAM_ROLES, type TeamRole } from '@boardwright/core/team-role';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { apiSend } from '#lib/api-client.ts';
import { ROLE_WORDS } from '../role-words.ts';
import { OneTimeSecret } from './one-time-secret.tsx';

const ROLE_OPTIONS = TEAM_ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role].label }));

export function InviteDialog(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}): ReactElement {
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<TeamRole>('composer');
  const invite = useMutation({
    mutationFn: () => apiSend<CreatedInvitation>('POST', 'team/invitations', { email: email.trim(), role }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['team'] }),
  });
  const close = (open: boolean): void => {
    props.onOpenChange(open);
    if (open) return;
    setEmail('');
    invite.reset();
  };
  return (
    <Dialog
      open={props.open}
      onOpenChange={close}
      title={invite.data ? 'Hand this link over' : 'Invite somebody'}
      description={invite.data ? undefined : 'Boardwright sends no mail. You get a link to hand over.'}
    >
      {invite.data ? (
        <OneTimeSecret value={invite.data.url} copyLabel="Copy the link" onDone={() => close(false)}>
          For {invite.data.invitation.email}. It works once, within 7 days, and is shown only now. Whoever
          opens it joins the team, so send it where only they read it.
        </OneTimeSecret>
      ) : (
        <form
          className="mt-4 space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            invite.mutate();
          }}
        >
          <Field label="E-mail address" help="Names the account." error={invite.error?.message}>
            {(control) => (
              <Input
                {...control}
                type="email"
                required
                maxLength={200}
                autoComplete="off"
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
          <Field label="Role" help={ROLE_WORDS[role].help}>
            {({ id }) => (
              <Select
                id={id}
                label="Role"
                className="w-full"
                value={role}
                onValueChange={(value) => setRole(value as TeamRole)}
                options={ROLE_OPTIONS}
              />
            )}
          </Field>
          <div className="flex justify-end gap-2 pt-1">
            <Button onClick={() => close(false)}>Cancel</Button>
            <Button type="submit" variant="primary" disabled={invite.isPending}>
              {invite.isPending ? 'Making the link' : 'Make the link'}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
