'use client';
import type { SubmitResult } from '@boardwright/api/schemas/lists';
import type { RecipeDetail, SaveResult } from '@boardwright/api/schemas/recipe';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { quotaQuery } from '#features/quota/quota-query.ts';
import { type BuildQuota, useBuildQuota } from '#features/quota/use-build-quota.ts';
import { apiPost, apiSend } from '#lib/api-client.ts';
import { savedWords } from './recipe-words.ts';

interface NewVersion {
  readonly spec: unknown;
  readonly note: string;
  readonly expectedVersion: number;
}

/** Puts what the server answered into every place that shows it. */
export function useRecipeNews(): (recipe: RecipeDetail) => void {
  const client = useQueryClient();
  return (recipe) => {
    void client.invalidateQueries({ queryKey: ['recipes'] });
    void client.invalidateQueries({ queryKey: ['recipe', recipe.id] });
    client.setQueryData(['recipe', recipe.id], recipe);
  };
}

/** Saves the next version. A conflict is left to the caller, who keeps what the person has. */
export function useSaveVersion(id: string): UseMutationResult<SaveResult, Error, NewVersion> {
  const onNews = useRecipeNews();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: NewVersion) =>
      apiPost<SaveResult>(`recipes/${encodeURIComponent(id)}/versions`, version),
    onSuccess: ({ recipe, outcome }) => {
      onNews(recipe);
      toast.success(savedWords(outcome, recipe.current.number));
    },
    // Whoever was quicker is shown
    onError: () => client.invalidateQueries({ queryKey: ['recipe', id] }),
  });
}

export function useRestoreVersion(recipe: RecipeDetail): UseMutationResult<SaveResult, Error, number> {
  const onNews = useRecipeNews();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      apiPost<SaveResult>(`recipes/${encodeURIComponent(recipe.id)}/restore`, {
        version,
        expectedVersion: recipe.current.number,
      }),
    onSuccess: ({ recipe: next, outcome }, version) => {
      onNews(next);
      toast.success(
        outcome === 'saved'
          ? `Version ${version} is back, as version ${next.current.number}.`
          : `Version ${version} says the same as the current one.`,
      );
    },
    onError: (error) => {
      toast.error(error.message);
      void client.invalidateQueries({ queryKey: ['recipe', recipe.id] });
    },
  });
}

export function useChangeRecipe(
  id: string,
): UseMutationResult<RecipeDetail, Error, { readonly name?: string; readonly archived?: boolean }> {
  const onNews = useRecipeNews();
  return useMutation({
    mutationFn: (changes) => apiSend<RecipeDetail>('PATCH', `recipes/${encodeURIComponent(id)}`, changes),
    onSuccess: onNews,
  });
}

export function useDuplicateRecipe(id: string): UseMutationResult<RecipeDetail, Error, void> {
  const router = useRouter();
  const onNews = useRecipeNews();
  return useMutation({
    mutationFn: () => apiPost<RecipeDetail>(`recipes/${encodeURIComponent(id)}/duplicate`, {}),
    onSuccess: (copy) => {
      onNews(copy);
      toast.success(`This is the copy: ${copy.name}.`);
      router.push(`/recipes/${encodeURIComponent(copy.id)}`);
    },
    onError: (error) => toast.error(error.message),
  });
}

type BuildRecipe = UseMutationResult<SubmitResult, Error, void> & {
  readonly quota: BuildQuota;
  /** False when the limits let no build start, and there is no image of the current version that could be had. */
  readonly possible: boolean;
};

/** Builds the current version, or shows the image when it is there already. */
export function useBuildRecipe(recipe: RecipeDetail): BuildRecipe {
  const router = useRouter();
  const client = useQueryClient();
  const quota = useBuildQuota();
  const possible = quota.blocked === null || recipe.newestImageVersion === recipe.current.number;
  const build = useMutation({
    mutationFn: () =>
      apiPost<SubmitResult>('builds', { recipe: { id: recipe.id, version: recipe.current.number } }),
    onSuccess: (result) => {
      void client.invalidateQueries({ queryKey: ['builds'] });
      void client.invalidateQueries({ queryKey: ['recipe', recipe.id] });
      if (result.cached && result.imageId) router.push(`/images/${encodeURIComponent(result.imageId)}`);
      else router.push(`/builds/${encodeURIComponent(result.build.id)}`);
    },
    onError: (error) => toast.error(`The build could not be started. ${error.message}`),
    onSettled: () => client.invalidateQueries({ queryKey: quotaQuery.queryKey }),
  });
  return { ...build, quota, possible };
}
