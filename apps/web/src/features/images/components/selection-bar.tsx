'use client';
import type { ImageView } from '@boardwright/api/schemas/image';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { compareHref } from '#features/compare-images/compare-queries.ts';
import { usePermissions } from '#features/team/team-queries.ts';
import { useHotkeys } from '#lib/use-hotkeys.ts';
import type { BulkAction, useBulkAction } from '../use-bulk-action.ts';
import type { Selection } from '../use-selection.ts';
import { BulkProgress } from './bulk-progress.tsx';

const images = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'image' : 'images'}`;
/** Compares two, from the older one to the newer; null for any other number. */
function comparisonOf(chosen: readonly ImageView[]): string | null {
  const [older, newer, more] = [...chosen].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  return older && newer && !more ? compareHref(older.id, newer.id) : null;
}
const stays = (image: ImageView): boolean => image.channel === 'released' || image.pinnedAt !== null;

/** What can be done to the chosen images, and how far it is. At the bottom of the screen while there is something to say. */
export function SelectionBar(props: {
  readonly selection: Selection;
  readonly bulk: ReturnType<typeof useBulkAction>;
}): ReactElement | null {
  const { selection, bulk } = props;
  const permissions = usePermissions();
  const [asking, setAsking] = useState(false);
  const chosen = [...selection.chosen.values()];
  const unpinned = chosen.filter((image) => image.pinnedAt === null);
  const kept = chosen.filter(stays).length;
  const goes = chosen.length - kept;
  const comparison = comparisonOf(chosen);
  const router = useRouter();
  useHotkeys({ c: () => comparison && router.push(comparison) });
  if (chosen.length === 0 && bulk.run === null) return null;

  const act = (action: BulkAction, on: readonly ImageView[]): void => void bulk.start(action, on);
  const mayPin = permissions?.has('build') ?? false;
  const mayDelete = permissions?.has('release') ?? false;
  return (
    <section
      aria-label="Selected images"
      className="animate-rise sticky bottom-[calc(56px+env(safe-area-inset-bottom))] z-20 mx-2 rounded-md border bg-panel p-2.5 shadow-pop sm:bottom-3 sm:mx-6"
    >
      {bulk.run !== null ? (
        <BulkProgress run={bulk.run} onStop={bulk.stop} onDismiss={bulk.dismiss} />
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <p role="status" className="tabular mr-auto px-1 text-sm max-sm:w-full">
            {images(chosen.length)} selected
            {chosen.length === 1 ? <span className="text-ink-2">, one more to compare</span> : null}
          </p>
          {comparison === null ? null : (
            <Button asChild size="sm" variant="primary" aria-keyshortcuts="c">
              <Link href={comparison} prefetch={false}>
                Compare
              </Link>
            </Button>
          )}
          {mayPin ? (
            <>
              {unpinned.length > 0 ? (
                <Button size="sm" onClick={() => act('pin', unpinned)}>
                  Pin
                </Button>
              ) : null}
              {unpinned.length < chosen.length ? (
                <Button
                  size="sm"
                  onClick={() =>
                    act(
                      'unpin',
                      chosen.filter((image) => image.pinnedAt !== null),
                    )
                  }
                >
                  Unpin
                </Button>
              ) : null}
            </>
          ) : null}
          {mayDelete ? (
            <Button size="sm" variant="danger" disabled={goes === 0} onClick={() => setAsking(true)}>
              Delete
            </Button>
          ) : null}
          <Button size="sm" variant="ghost" onClick={selection.clear}>
            Clear
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete ${images(goes)}?`}
        description={`Their files go as well, unless another image has them. Builds and logs stay. This cannot be undone.${
          kept > 0 ? ` ${images(kept)} stay${kept === 1 ? 's' : ''}: released or pinned.` : ''
        }`}
        confirmLabel={`Delete ${images(goes)}`}
        cancelLabel="Keep them"
        onConfirm={() =>
          act(
            'delete',
            chosen.filter((image) => !stays(image)),
          )
        }
      />
    </section>
  );
}
