'use client';
import type { ImageDetail, ImageView } from '@boardwright/api/schemas/image';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Pin, PinOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { apiSend } from '#lib/api-client.ts';
import { patchLists } from '../image-list-queries.ts';

/** Keeps an image for good, or no longer. */
export function PinButton({ image }: { readonly image: ImageDetail }): ReactElement {
  const client = useQueryClient();
  const pinned = image.pinnedAt !== null;
  const change = useMutation({
    mutationFn: () =>
      apiSend<ImageView>(pinned ? 'DELETE' : 'POST', `images/${encodeURIComponent(image.id)}/pin`),
    onSuccess: async (now) => {
      client.setQueryData<ImageDetail>(['image', image.id], (before) => before && { ...before, ...now });
      patchLists(client, image.id, now);
      await client.invalidateQueries({ queryKey: ['images'] });
      // When it goes by the rules has changed, too.
      await client.invalidateQueries({ queryKey: ['image', image.id], exact: true });
      toast.success(
        pinned ? `${image.name} stays as long as the rules say.` : `${image.name} is kept for good.`,
      );
    },
    onError: (error) => toast.error(`${image.name} could not be changed. ${error.message}`),
  });
  return (
    <Button disabled={change.isPending} onClick={() => change.mutate()}>
      {pinned ? <PinOff className="size-4" aria-hidden /> : <Pin className="size-4" aria-hidden />}
      {pinned ? 'Unpin' : 'Pin'}
    </Button>
  );
}
