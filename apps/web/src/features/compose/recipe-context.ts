'use client';
import { createContext, useContext } from 'react';
import type { RecipeLink } from './use-recipe-link.ts';

export interface RecipeBinding extends RecipeLink {
  /** Whether the draft says something else than the version it began with; null while that is not known. */
  readonly changed: boolean | null;
  /** Why it can't be saved now; null when it can. */
  readonly blocked: string | null;
  /** False for who may only look. */
  readonly maySave: boolean;
  readonly openSave: () => void;
}

export const RecipeContext = createContext<RecipeBinding | null>(null);

export function useRecipeContext(): RecipeBinding {
  const binding = useContext(RecipeContext);
  if (!binding) throw new Error('Parts that save stand inside a RecipeContext.');
  return binding;
}
