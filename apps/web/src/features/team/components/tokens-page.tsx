'use client';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CommandLine } from '#components/ui/command-line.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { tokensQuery, usePermissions } from '../team-queries.ts';
import { TokenDialog } from './token-dialog.tsx';
import { TokenRow } from './token-row.tsx';

const EXAMPLE = 'BOARDWRIGHT_URL=https://… BOARDWRIGHT_TOKEN=bwt_… ./boardwright compose gateway.yaml --json';

export function TokensPage(): ReactElement {
  const tokens = useQuery(tokensQuery);
  const own = usePermissions();
  const [making, setMaking] = useState(false);
  return (
    <>
      <div className="flex items-center justify-between gap-4">
        <h2 className="font-semibold text-lg">API tokens</h2>
        <Button variant="primary" onClick={() => setMaking(true)} disabled={own === null}>
          <Plus className="size-4" aria-hidden />
          New token
        </Button>
      </div>
      {tokens.isPending ? (
        <Loading label="Loading the tokens">
          <Skeleton className="mt-3 h-14 w-full" />
        </Loading>
      ) : tokens.isError ? (
        <FailureNotice what="The tokens" error={tokens.error} onRetry={() => void tokens.refetch()} />
      ) : tokens.data.length === 0 ? (
        <EmptyState title="No token yet">
          A token lets a pipeline build and fetch images without a person.
        </EmptyState>
      ) : (
        <ul aria-label="API tokens" className="mt-2 border-y">
          {tokens.data.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
      <div className="mt-6">
        <p className="mb-2 text-ink-2 text-sm">In a pipeline:</p>
        <CommandLine command={EXAMPLE} label="Copy the command" />
      </div>
      <TokenDialog open={making} onOpenChange={setMaking} own={own ?? new Set()} />
    </>
  );
}
