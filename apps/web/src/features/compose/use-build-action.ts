'use client';
import type { SubmitResult } from '@boardwright/api/schemas/lists';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { quotaQuery } from '#features/quota/quota-query.ts';
import { useBuildQuota } from '#features/quota/use-build-quota.ts';
import { apiPost } from '#lib/api-client.ts';
import type { Composer } from './use-composer.ts';

/** The one thing the composer is for: build the image, or get it when it exists. */
export interface BuildAction {
  readonly label: 'Build image' | 'Get image';
  readonly busy: boolean;
  /** Why it can't be done now; null when it can. */
  readonly blocked: string | null;
  readonly run: () => void;
  /** Builds although a finished image exists. */
  readonly runFresh: () => void;
  readonly existingImageId: string | null;
  /** What the team's limits leave for another build; empty where nothing is limited. */
  readonly quota: string;
  /** Why no new build can start, although a finished image can be had; null when one can. */
  readonly freshBlocked: string | null;
}

/** The recipe a draft is of, and the version it is equal to; null when it says something else. */
interface DraftRecipe {
  readonly id: string | null;
  readonly version: number | null;
}

function whyBlocked(errors: number, textBroken: boolean): string | null {
  if (errors > 0)
    return errors === 1 ? 'One problem stands in the way' : `${errors} problems stand in the way`;
  return textBroken ? 'The YAML has a problem' : null;
}

export function useBuildAction(
  composer: Composer,
  existingImageId: string | null,
  textBroken: boolean,
  recipe: DraftRecipe,
): BuildAction {
  const router = useRouter();
  const client = useQueryClient();
  const submit = useMutation({
    mutationFn: (fresh: boolean) =>
      apiPost<SubmitResult>(
        'builds',
        recipe.id === null || recipe.version === null
          ? { spec: composer.spec, fresh }
          : { recipe: { id: recipe.id, version: recipe.version }, fresh },
      ),
    onSuccess: (result) => {
      void client.invalidateQueries({ queryKey: ['builds'] });
      if (recipe.id !== null) void client.invalidateQueries({ queryKey: ['recipe', recipe.id] });
      if (result.cached && result.imageId) router.push(`/images/${encodeURIComponent(result.imageId)}`);
      else {
        if (result.coalesced) toast('The same image is being built already. This is that build.');
        router.push(`/builds/${encodeURIComponent(result.build.id)}`);
      }
    },
    onError: (error) => toast.error(`The build could not be started. ${error.message}`),
    onSettled: () => client.invalidateQueries({ queryKey: quotaQuery.queryKey }),
  });
  const errors = composer.issues.filter((issue) => issue.severity === 'error').length;
  const quota = useBuildQuota();
  const wrong = whyBlocked(errors, textBroken);
  const freshBlocked = wrong ?? quota.blocked;
  const blocked = existingImageId === null ? freshBlocked : wrong;
  const start = (fresh: boolean): void => {
    if (freshBlocked === null && !submit.isPending) submit.mutate(fresh);
  };
  return {
    label: existingImageId === null ? 'Build image' : 'Get image',
    busy: submit.isPending,
    blocked,
    existingImageId,
    quota: quota.line,
    freshBlocked,
    run: () => {
      if (blocked === null && existingImageId !== null)
        router.push(`/images/${encodeURIComponent(existingImageId)}`);
      else start(false);
    },
    runFresh: () => start(true),
  };
}
