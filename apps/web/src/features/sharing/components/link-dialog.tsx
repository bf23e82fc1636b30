'use client';
import type { CreatedShareLink, ShareLinkView } from '@boardwright/api/schemas/share-link';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CheckRow } from '#components/ui/check-row.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { LifetimeField } from '#components/ui/lifetime-field.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { apiSend } from '#lib/api-client.ts';
import { LINK_KINDS } from '../link-words.ts';
import { CreatedLink } from './created-link.tsx';

/** Makes a link and shows its address once. */
export function LinkDialog(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}): ReactElement {
  const client = useQueryClient();
  const [kind, setKind] = useState<ShareLinkView['kind']>('imager');
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [candidates, setCandidates] = useState(false);
  const create = useMutation({
    mutationFn: () =>
      apiSend<CreatedShareLink>('POST', 'share-links', {
        kind,
        name: name.trim(),
        candidates,
        expiresInDays: Number(days),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['share-links'] }),
  });
  const close = (open: boolean): void => {
    props.onOpenChange(open);
    if (open) return;
    setName('');
    setCandidates(false);
    create.reset();
  };
  return (
    <Dialog open={props.open} onOpenChange={close} title={create.data ? 'Copy the address now' : 'New link'}>
      {create.data ? (
        <CreatedLink created={create.data} onDone={() => close(false)} />
      ) : (
        <form
          className="mt-4 space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate();
          }}
        >
          <div>
            <Segmented value={kind} onValueChange={setKind} label="Kind of link" options={LINK_KINDS} />
            <p className="mt-1.5 text-ink-2 text-xs">
              {LINK_KINDS.find(({ value }) => value === kind)?.help}
            </p>
          </div>
          <Field label="Name" help="Who gets it, such as a workshop." error={create.error?.message}>
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
          <LifetimeField days={days} onDaysChange={setDays} />
          <CheckRow
            title="Candidates, too"
            summary="Images that are proposed but not yet released."
            checked={candidates}
            onChange={setCandidates}
          />
          <div className="flex justify-end gap-2 pt-1">
            <Button onClick={() => close(false)}>Cancel</Button>
            <Button type="submit" variant="primary" disabled={create.isPending}>
              {create.isPending ? 'Making the link' : 'Make the link'}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
