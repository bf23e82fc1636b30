'use client';
import type { ImageDetail } from '@boardwright/api/schemas/image';
import type { ImageChannel } from '@boardwright/core/image-channel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { apiSend } from '#lib/api-client.ts';
import { CHANNEL_WORDS } from '../channel-words.ts';
import { patchLists } from '../image-list-queries.ts';

/** Moves an image into another channel, with the reason that others will read. */
export function ChannelDialog(props: {
  readonly image: ImageDetail;
  readonly moves: readonly ImageChannel[];
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}): ReactElement {
  const { image, moves } = props;
  const client = useQueryClient();
  const [wanted, setWanted] = useState<ImageChannel | undefined>();
  const [reason, setReason] = useState('');
  // What was to may not follow any more when somebody else moved the image
  const to = wanted !== undefined && moves.includes(wanted) ? wanted : moves[0];
  const move = useMutation({
    mutationFn: () =>
      apiSend<ImageDetail>('POST', `images/${encodeURIComponent(image.id)}/channel`, { to, reason }),
    onSuccess: async (moved) => {
      client.setQueryData(['image', image.id], moved);
      patchLists(client, image.id, moved);
      await client.invalidateQueries({ queryKey: ['images'] });
      toast.success(`${image.name} is now ${CHANNEL_WORDS[moved.channel].label.toLowerCase()}.`);
      close(false);
    },
    // Somebody may have been quicker: show where the image is now
    onError: () => client.invalidateQueries({ queryKey: ['image', image.id], exact: true }),
  });
  const close = (open: boolean): void => {
    props.onOpenChange(open);
    if (open) return;
    setReason('');
    move.reset();
  };
  return (
    <Dialog
      open={props.open}
      onOpenChange={close}
      title="Change channel"
      description={`${image.name} is ${CHANNEL_WORDS[image.channel].label.toLowerCase()} now.`}
    >
      <form
        className="mt-4 space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          move.mutate();
        }}
      >
        {to ? (
          <div>
            <p className="mb-1.5 font-medium text-sm">To</p>
            <Segmented
              label="Channel"
              value={to}
              onValueChange={setWanted}
              options={moves.map((value) => ({ value, label: CHANNEL_WORDS[value].label }))}
            />
            <p className="mt-1.5 text-ink-2 text-xs">{CHANNEL_WORDS[to].help}</p>
          </div>
        ) : null}
        <Field
          label="Why"
          help="Others read it on this page and in the audit trail."
          error={move.error?.message}
        >
          {(control) => (
            <Input
              {...control}
              required
              minLength={3}
              maxLength={500}
              placeholder="Ran two nights on the test bench"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={() => close(false)}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={move.isPending || to === undefined}>
            {move.isPending ? 'Moving' : `Make it ${to ? CHANNEL_WORDS[to].label.toLowerCase() : ''}`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
