import type { ApiDeps, Principal } from '../deps.ts';
import type { SubmitResult } from '../schemas/lists.ts';
import type { RecipeRef } from '../schemas/recipe.ts';
import { requireRecipe, requireVersion } from './get-recipe.ts';
import { submitBuild } from './submit-build.ts';

/**
 * Submits a version of a recipe for building; the build and its image remember which.
 *
 * @throws AppError NOT_FOUND; SPEC_CONFLICT when the catalog of today finds something wrong with it
 */
export async function submitRecipe(
  deps: ApiDeps,
  principal: Principal,
  ref: RecipeRef,
  options: { readonly fresh: boolean },
): Promise<SubmitResult> {
  const recipe = await requireRecipe(deps, principal.teamId, ref.id);
  const version = await requireVersion(deps, principal.teamId, recipe, ref.version ?? recipe.currentVersion);
  return submitBuild(
    deps,
    principal,
    { spec: version.spec },
    { ...options, recipe: { recipeId: recipe.id, recipeVersion: version.number } },
  );
}
