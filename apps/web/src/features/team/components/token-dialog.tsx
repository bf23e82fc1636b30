'use client';
import type { CreatedApiToken } from '@boardwright/api/schemas/api-token';
import { PERMISSIONS, type Permission } from '@boardwright/core/team-role';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CheckRow } from '#components/ui/check-row.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { LifetimeField } from '#components/ui/lifetime-field.tsx';
import { apiSend } from '#lib/api-client.ts';
import { PERMISSION_WORDS } from '../role-words.ts';
import { OneTimeSecret } from './one-time-secret.tsx';

/** Makes a token. `own`: what the person may do, since a token can do no more. */
export function TokenDialog(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly own: ReadonlySet<Permission>;
}): ReactElement {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [chosen, setChosen] = useState<ReadonlySet<Permission>>(new Set(['read']));
  const create = useMutation({
    mutationFn: () =>
      apiSend<CreatedApiToken>('POST', 'tokens', {
        name: name.trim(),
        permissions: [...chosen],
        expiresInDays: Number(days),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  });
  const close = (open: boolean): void => {
    props.onOpenChange(open);
    if (open) return;
    setName('');
    setChosen(new Set(['read']));
    create.reset();
  };
  const toggle = (permission: Permission, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(permission);
    else next.delete(permission);
    setChosen(next);
  };
  return (
    <Dialog
      open={props.open}
      onOpenChange={close}
      title={create.data ? 'Copy the token now' : 'New API token'}
      description={create.data ? undefined : 'For scripts and pipelines. It never can do more than you.'}
    >
      {create.data ? (
        <OneTimeSecret value={create.data.secret} copyLabel="Copy the token" onDone={() => close(false)}>
          It is shown only now. Keep it where your pipeline keeps secrets, and send it as{' '}
          <code className="font-mono text-xs">Authorization: Bearer</code>.
        </OneTimeSecret>
      ) : (
        <form
          className="mt-4 space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate();
          }}
        >
          <Field label="Name" help="What will use it, such as a pipeline." error={create.error?.message}>
            {(control) => (
              <Input
                {...control}
                required
                maxLength={60}
                autoComplete="off"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <fieldset>
            <legend className="mb-1 font-medium text-sm">It may</legend>
            {PERMISSIONS.filter((permission) => props.own.has(permission)).map((permission) => (
              <CheckRow
                key={permission}
                title={PERMISSION_WORDS[permission].label}
                summary={PERMISSION_WORDS[permission].help}
                checked={chosen.has(permission)}
                disabled={permission === 'read'}
                onChange={(on) => toggle(permission, on)}
              />
            ))}
          </fieldset>
          <LifetimeField days={days} onDaysChange={setDays} />
          <div className="flex justify-end gap-2 pt-1">
            <Button onClick={() => close(false)}>Cancel</Button>
            <Button type="submit" variant="primary" disabled={create.isPending}>
              {create.isPending ? 'Making the token' : 'Make the token'}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
