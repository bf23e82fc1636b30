'use client';
import { useEffect } from 'react';
import { toDraft } from './spec-url.ts';
import type { DraftStore } from './use-draft-store.ts';
import type { RecipeLink } from './use-recipe-link.ts';

/** An address that names a recipe and no spec opens the recipe's current version. */
export function useOpenRecipe(store: DraftStore, link: RecipeLink): void {
  const { draft, broken, replace } = store;
  const { recipe, follow } = link;
  useEffect(() => {
    if (draft !== null || broken || recipe === null) return;
    const opened = toDraft(recipe.spec);
    if (opened === null) return;
    replace(opened, 'Open the recipe');
    follow(recipe.id, recipe.current.number);
  });
}
