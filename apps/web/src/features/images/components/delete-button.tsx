'use client';
import type { ImageDetail } from '@boardwright/api/schemas/image';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { apiSend } from '#lib/api-client.ts';
import { patchLists } from '../image-list-queries.ts';
import { deletionWords, whyKept } from '../removal-words.ts';

/** Deletes an image after asking, or says what keeps it. */
export function DeleteButton({ image }: { readonly image: ImageDetail }): ReactElement {
  const client = useQueryClient();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const gone = useRef(false);
  const { id } = image;
  // When the page is left, so that it does not look for the image once more.
  useEffect(
    () => () => {
      if (gone.current) client.removeQueries({ queryKey: ['image', id] });
    },
    [client, id],
  );
  const remove = useMutation({
    mutationFn: () => apiSend('DELETE', `images/${encodeURIComponent(id)}`),
    onSuccess: () => {
      gone.current = true;
      patchLists(client, id, null);
      void client.invalidateQueries({ queryKey: ['images'] });
      toast.success(`${image.name} is deleted.`);
      router.replace('/images');
    },
    onError: (error) => {
      toast.error(`${image.name} could not be deleted. ${error.message}`);
      // Somebody may have been quicker: show how it is now
      void client.invalidateQueries({ queryKey: ['image', id], exact: true });
    },
  });
  const kept = whyKept(image);
  if (kept !== null) {
    return (
      <Tooltip content={kept}>
        <Button variant="danger" aria-disabled onClick={() => toast(kept)}>
          Delete
        </Button>
      </Tooltip>
    );
  }
  return (
    <>
      <Button variant="danger" disabled={remove.isPending} onClick={() => setAsking(true)}>
        {remove.isPending ? 'Deleting' : 'Delete'}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete ${image.name}?`}
        description={deletionWords(image)}
        confirmLabel="Delete image"
        cancelLabel="Keep it"
        onConfirm={() => remove.mutate()}
      />
    </>
  );
}
