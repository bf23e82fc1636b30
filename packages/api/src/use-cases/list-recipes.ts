import { listRecipes as listRecipeRows, type RecipeFilter } from '@boardwright/db/recipe-repository';
import type { ApiDeps } from '../deps.ts';
import { readCursor } from '../http/read-cursor.ts';
import type { RecipeList } from '../schemas/recipe.ts';
import { toRecipeView } from '../views/recipe-view.ts';

/** A page of the team's recipes, the one changed last first. */
export async function listRecipes(
  deps: ApiDeps,
  teamId: string,
  filter: RecipeFilter,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<RecipeList> {
  const { rows, next } = await listRecipeRows(deps.db, teamId, filter, {
    after: readCursor(page.cursor),
    limit: page.limit,
  });
  return { recipes: rows.map(toRecipeView), next: next ?? null };
}
