'use client';
import type { ImageView } from '@boardwright/api/schemas/image';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { apiSend } from '#lib/api-client.ts';
import { forgetOtherLists, patchLists } from './image-list-queries.ts';
import type { ListState } from './image-list-url.ts';

export type BulkAction = 'pin' | 'unpin' | 'delete';

export interface BulkRun {
  readonly action: BulkAction;
  readonly total: number;
  readonly done: number;
  readonly failures: readonly { readonly image: ImageView; readonly message: string }[];
  readonly running: boolean;
}

async function send(action: BulkAction, { id }: ImageView): Promise<ImageView | null> {
  const path = `images/${encodeURIComponent(id)}`;
  if (action === 'delete') {
    await apiSend('DELETE', path);
    return null;
  }
  return apiSend<ImageView>(action === 'pin' ? 'POST' : 'DELETE', `${path}/pin`);
}

/**
 * Does one thing to many images, one after the other, so that it can be stopped and says of each that failed why.
 *
 * @param onDone - called for each that succeeded
 */
export function useBulkAction(state: ListState, onDone: (image: ImageView) => void, onEnd: () => void) {
  const client = useQueryClient();
  const [run, setRun] = useState<BulkRun | null>(null);
  const stopped = useRef(false);

  async function start(action: BulkAction, images: readonly ImageView[]): Promise<void> {
    stopped.current = false;
    let now: BulkRun = { action, total: images.length, done: 0, failures: [], running: true };
    setRun(now);
    for (const image of images) {
      if (stopped.current) break;
      try {
        patchLists(client, image.id, await send(action, image));
        client.removeQueries({ queryKey: ['image', image.id] });
        onDone(image);
        now = { ...now, done: now.done + 1 };
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        now = { ...now, done: now.done + 1, failures: [...now.failures, { image, message }] };
      }
      setRun(now);
    }
    onEnd();
    setRun({ ...now, running: false });
    await forgetOtherLists(client, state);
  }

  return {
    run,
    start,
    stop: (): void => {
      stopped.current = true;
    },
    dismiss: (): void => setRun(null),
  };
}
