import { findNewestImageVersions } from '@boardwright/db/recipe-image-repository';
import { listRecipes as listRecipeRows, type RecipeFilter } from '@boardwright/db/recipe-repository';
import type { ApiDeps } from '../deps.ts';
import { readCursor } from '../http/read-cursor.ts';
import type { CountLint } from '../recipes/lint-counter.ts';
import type { RecipeList } from '../schemas/recipe.ts';
import { toListedRecipe } from '../views/recipe-view.ts';

/** A page of the team's recipes, the one changed last first, by four queries however long it is. */
export async function listRecipes(
  deps: ApiDeps & { readonly countLint: CountLint },
  teamId: string,
  filter: RecipeFilter,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<RecipeList> {
  const { rows, next } = await listRecipeRows(deps.db, teamId, filter, {
    after: readCursor(page.cursor),
    limit: page.limit,
  });
  const ids = rows.map(({ id }) => id);
  const [newest, linted] = await Promise.all([
    findNewestImageVersions(deps.db, teamId, ids),
    deps.countLint(deps.db, teamId, rows),
  ]);
  return {
    recipes: linted.map((row) => toListedRecipe(row, newest.get(row.id) ?? null, row.lint)),
    next: next ?? null,
  };
}
