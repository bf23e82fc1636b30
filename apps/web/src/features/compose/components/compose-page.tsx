'use client';
import { BOARDS } from '@boardwright/catalog/boards';
import type { ReactElement } from 'react';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { useDraftStore } from '../use-draft-store.ts';
import { useOpenRecipe } from '../use-open-recipe.ts';
import { useRecipeLink } from '../use-recipe-link.ts';
import { ComposerView } from './composer-view.tsx';
import { StartPage } from './start-page.tsx';

const boards = [...BOARDS.values()];

function problemOf(brokenSpec: boolean, recipeError: Error | null): string | null {
  if (brokenSpec) return 'The spec in this link could not be read. The link may be cut off.';
  return recipeError === null ? null : `The recipe could not be opened. ${recipeError.message}`;
}

export function ComposePage(): ReactElement {
  const store = useDraftStore();
  const link = useRecipeLink();
  useOpenRecipe(store, link);
  if (store.draft !== null) return <ComposerView store={store} draft={store.draft} link={link} />;
  if (link.id !== null && link.error === null && !store.broken) {
    return (
      <Loading label="Opening the recipe">
        <h1 className="sr-only">Compose an image</h1>
        <div className="space-y-6 px-4 py-6 sm:px-6">
          <Skeleton className="h-7 w-64" />
          <Skeleton className="h-96" />
        </div>
      </Loading>
    );
  }
  return (
    <StartPage
      boards={boards}
      problem={problemOf(store.broken, link.error)}
      onStart={(draft) => {
        if (link.id !== null) link.forget();
        store.replace(draft, 'Start');
      }}
    />
  );
}
