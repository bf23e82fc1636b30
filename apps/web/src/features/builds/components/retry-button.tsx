'use client';
import type { BuildView } from '@boardwright/api/schemas/build';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { ReactElement } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
import { QuotaNote } from '#features/quota/components/quota-note.tsx';
import { quotaQuery } from '#features/quota/quota-query.ts';
import { useBuildQuota } from '#features/quota/use-build-quota.ts';
import { retryBuild } from '../build-queries.ts';

/** Builds the same spec again and goes to that build. */
export function RetryButton(props: { readonly build: BuildView; readonly size?: 'sm' | 'md' }): ReactElement {
  const client = useQueryClient();
  const router = useRouter();
  const retry = useMutation({
    mutationFn: () => retryBuild(props.build.id),
    onSuccess: (result) => {
      void client.invalidateQueries({ queryKey: ['builds'] });
      router.push(`/builds/${encodeURIComponent(result.build.id)}`);
    },
    onError: (error) => toast.error(`The build could not be started again. ${error.message}`),
    onSettled: () => client.invalidateQueries({ queryKey: quotaQuery.queryKey }),
  });
  const quota = useBuildQuota();
  return (
    <div className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button
        variant="primary"
        size={props.size ?? 'md'}
        disabled={retry.isPending || quota.blocked !== null}
        onClick={() => retry.mutate()}
      >
        {retry.isPending ? 'Starting' : 'Retry'}
      </Button>
      <QuotaNote quota={quota} />
    </div>
  );
}
