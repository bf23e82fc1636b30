'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { ApiProblem } from '#lib/api-client.ts';
import { recipeQuery } from '../recipe-queries.ts';
import { RecipeDetailView } from './recipe-detail-view.tsx';

export function RecipePage({ id }: { readonly id: string }): ReactElement {
  const recipe = useQuery(recipeQuery(id));
  if (recipe.data) return <RecipeDetailView recipe={recipe.data} />;
  if (recipe.isPending) {
    return (
      <Loading label="Loading the recipe">
        <h1 className="sr-only">Recipe</h1>
        <div className="space-y-6 px-4 py-5 sm:px-6">
          <Skeleton className="h-3 w-20" />
          <Skeleton className="h-7 w-64" />
          <div className="grid gap-6 lg:grid-cols-2">
            <Skeleton className="h-96" />
            <Skeleton className="h-96" />
          </div>
        </div>
      </Loading>
    );
  }
  if (recipe.error instanceof ApiProblem && recipe.error.problem.status === 404) {
    return (
      <EmptyState
        wholePage
        title="There is no such recipe"
        action={
          <Button asChild>
            <Link href="/recipes">All recipes</Link>
          </Button>
        }
      >
        It may belong to another team, or the link may be cut off.
      </EmptyState>
    );
  }
  return (
    <div className="mx-auto max-w-xl p-6">
      <h1 className="sr-only">Recipe</h1>
      <FailureNotice what="The recipe" error={recipe.error} onRetry={() => void recipe.refetch()} />
    </div>
  );
}
