'use client';
import type { Joined, JoinOffer } from '@boardwright/api/schemas/team';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import { EntryFrame } from '#components/shell/entry-frame.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { apiSend } from '#lib/api-client.ts';
import { ROLE_WORDS } from '../role-words.ts';

/** The secret stands behind # in the link, so that it reaches no server's log. Empty: there is none. */
function useLinkSecret(): string | null {
  const [secret, setSecret] = useState<string | null>(null);
  useEffect(() => setSecret(location.hash.slice(1)), []);
  return secret;
}

function Offer(props: { readonly offer: JoinOffer; readonly token: string }): ReactElement {
  const { offer, token } = props;
  const [name, setName] = useState('');
  const join = useMutation({
    mutationFn: () =>
      apiSend<Joined>('POST', 'join', { token, ...(name.trim() === '' ? {} : { name: name.trim() }) }),
    // The address is left behind together with the used secret
    onSuccess: ({ signInUrl }) => location.replace(signInUrl ?? '/compose'),
  });
  return (
    <form
      className="mt-4 space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        join.mutate();
      }}
    >
      <p className="text-ink-2 text-md">
        As {ROLE_WORDS[offer.role].label.toLowerCase()}: {ROLE_WORDS[offer.role].help}
      </p>
      {offer.signedInAs === null ? (
        <Field label="Your name" help={`How others see you. The account is that of ${offer.email}.`}>
          {(control) => (
            <Input
              {...control}
              required
              maxLength={80}
              autoComplete="name"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      ) : (
        <p className="text-sm">You are signed in as {offer.signedInAs} and join with this account.</p>
      )}
      {join.error ? <Notice role="alert" tone="failed" title={join.error.message} /> : null}
      <Button type="submit" variant="primary" size="lg" disabled={join.isPending || join.isSuccess}>
        {join.isPending || join.isSuccess ? 'Joining' : 'Join the team'}
      </Button>
    </form>
  );
}

export function JoinPage(): ReactElement {
  const token = useLinkSecret();
  const offer = useQuery({
    queryKey: ['join', token],
    queryFn: () => apiSend<JoinOffer>('POST', 'join/look', { token }),
    enabled: token !== null && token !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === '' || offer.isError) {
    return (
      <EntryFrame title="This invitation does not work">
        <p className="mt-4 text-ink-2 text-md">
          {offer.error?.message ?? 'The link is cut off. Copy all of it, with what stands behind #.'}
        </p>
      </EntryFrame>
    );
  }
  if (token === null || offer.data === undefined) {
    return (
      <EntryFrame title="An invitation">
        <Loading label="Loading the invitation">
          <Skeleton className="mt-6 h-24 w-full" />
        </Loading>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={`Join ${offer.data.team}`}>
      <Offer offer={offer.data} token={token} />
    </EntryFrame>
  );
}
