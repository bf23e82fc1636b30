'use client';
import type { BuildDetail } from '@boardwright/api/schemas/build';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { type ReactElement, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { composeHref } from '#features/compose/spec-url.ts';
import { acceptBuild, cancelBuild } from '../build-queries.ts';
import { isOver } from '../build-words.ts';
import { RetryButton } from './retry-button.tsx';

/** What can be done with a build now. */
export function BuildActions({ build }: { readonly build: BuildDetail }): ReactElement {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const cancel = useMutation({
    mutationFn: () => cancelBuild(build.id),
    onSuccess: (row) => acceptBuild(client, row),
    onError: (error) => toast.error(`The build could not be cancelled. ${error.message}`),
  });
  return (
    <div className="flex flex-wrap gap-2">
      <Button asChild>
        <Link href={composeHref(build.spec)}>Compose from this</Link>
      </Button>
      {isOver(build) ? null : (
        <Button
          variant="danger"
          disabled={build.cancelRequested || cancel.isPending}
          onClick={() => setAsking(true)}
        >
          {build.cancelRequested || cancel.isPending ? 'Cancelling' : 'Cancel build'}
        </Button>
      )}
      {build.status === 'cancelled' || (build.status === 'failed' && !build.failure) ? (
        <RetryButton build={build} />
      ) : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Cancel this build?"
        description="The running stage stops within seconds. Stages that are finished stay in the cache, so building again later goes on from there."
        confirmLabel="Cancel build"
        cancelLabel="Keep building"
        onConfirm={() => cancel.mutate()}
      />
    </div>
  );
}
