'use client';
import type { RecipeDetail, RecipeVersionView } from '@boardwright/api/schemas/recipe';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { useQuery } from '@tanstack/react-query';
import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import { recipeQuery, versionQuery } from '#features/recipes/recipe-queries.ts';
import { sameSpec } from './same-spec.ts';

/** The recipe a draft is of. The address keeps it, with the version the draft began with. */
export interface RecipeLink {
  /** Null: the draft is of no recipe. */
  readonly id: string | null;
  /** Null while it is loaded. */
  readonly recipe: RecipeDetail | null;
  readonly error: Error | null;
  /** The version the draft began with, or was last saved as. */
  readonly base: number | null;
  /** A version that somebody saved since. */
  readonly newer: RecipeVersionView | null;
  /** Whether the draft says something else than the version it began with; null while that is not known. */
  readonly changedFrom: (spec: ImageSpec | null) => boolean | null;
  /** The draft is of this recipe from now on, and equal to this version. */
  readonly follow: (id: string, version: number) => void;
  readonly forget: () => void;
}

export function useRecipeLink(): RecipeLink {
  const [{ recipe: id, base: wanted }, setParams] = useQueryStates(
    { recipe: parseAsString, base: parseAsInteger },
    { history: 'replace' },
  );
  const query = useQuery({ ...recipeQuery(id ?? ''), enabled: id !== null });
  const recipe = (id === null ? null : query.data) ?? null;
  const base = wanted ?? recipe?.current.number ?? null;
  const version = useQuery({
    ...versionQuery(id ?? '', base ?? 0),
    enabled: id !== null && base !== null,
  });
  const baseSpec = recipe !== null && base === recipe.current.number ? recipe.spec : version.data?.spec;
  return {
    id,
    recipe,
    error: id === null ? null : query.error,
    base,
    newer: recipe !== null && base !== null && recipe.current.number > base ? recipe.current : null,
    changedFrom: (spec) => {
      if (baseSpec === undefined) return null;
      return spec === null || !sameSpec(spec, baseSpec);
    },
    follow: (next, number) => void setParams({ recipe: next, base: number }),
    forget: () => void setParams({ recipe: null, base: null }),
  };
}
