'use client';
import type { BuildView } from '@boardwright/api/schemas/build';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { ReactElement } from 'react';
import { toast } from 'sonner';
import { Button } from '#components/ui/button.tsx';
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
  });
  return (
    <Button
      variant="primary"
      size={props.size ?? 'md'}
      disabled={retry.isPending}
      onClick={() => retry.mutate()}
    >
      {retry.isPending ? 'Starting' : 'Retry'}
    </Button>
  );
}
