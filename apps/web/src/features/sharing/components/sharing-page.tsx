'use client';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { shareLinksQuery } from '../sharing-queries.ts';
import { LinkDialog } from './link-dialog.tsx';
import { LinkRow } from './link-row.tsx';

export function SharingPage(): ReactElement {
  const links = useQuery(shareLinksQuery);
  const [making, setMaking] = useState(false);
  return (
    <>
      <div className="flex items-center justify-between gap-4">
        <h2 className="font-semibold text-lg">Sharing</h2>
        <Button variant="primary" onClick={() => setMaking(true)}>
          <Plus className="size-4" aria-hidden />
          New link
        </Button>
      </div>
      <p className="mt-1 max-w-2xl text-ink-2 text-sm">
        Whoever has the address of a link sees released images without signing in, until the link expires or
        you revoke it. Links of Open in Imager, which last 12 hours, are listed as long as they work.
      </p>
      {links.isPending ? (
        <Loading label="Loading the links">
          <Skeleton className="mt-3 h-14 w-full" />
        </Loading>
      ) : links.isError ? (
        <FailureNotice what="The links" error={links.error} onRetry={() => void links.refetch()} />
      ) : links.data.length === 0 ? (
        <EmptyState title="No link yet">
          Make one for Raspberry Pi Imager, so that everybody at the bench writes released images with it.
        </EmptyState>
      ) : (
        <ul aria-label="Links" className="mt-3 border-y">
          {links.data.map((link) => (
            <LinkRow key={link.id} link={link} />
          ))}
        </ul>
      )}
      <LinkDialog open={making} onOpenChange={setMaking} />
    </>
  );
}
