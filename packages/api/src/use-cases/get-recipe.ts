import { listRecipeImages } from '@boardwright/db/recipe-image-repository';
import { findRecipe, type RecipeRow } from '@boardwright/db/recipe-repository';
import {
  findRecipeVersion,
  listRecipeVersions,
  type RecipeVersionDetailRow,
} from '@boardwright/db/recipe-version-repository';
import type { ApiDeps } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';
import type { RecipeDetail, RecipeVersionDetail, VersionList } from '../schemas/recipe.ts';
import { toRecipeDetail, toVersionView } from '../views/recipe-view.ts';

/** @throws AppError NOT_FOUND, also for another team's recipe */
export async function requireRecipe(deps: ApiDeps, teamId: string, id: string): Promise<RecipeRow> {
  const row = await findRecipe(deps.db, teamId, checkId('recipe', id));
  if (row === null) throw notFound('recipe');
  return row;
}

/**
 * A version of a recipe the caller has looked up.
 *
 * @throws AppError NOT_FOUND
 */
export async function requireVersion(
  deps: ApiDeps,
  teamId: string,
  recipe: RecipeRow,
  number: number,
): Promise<RecipeVersionDetailRow> {
  const row = await findRecipeVersion(deps.db, teamId, recipe.id, number);
  if (row === null) throw notFound('version of this recipe');
  return row;
}

/** A recipe with its current spec and its images. @throws AppError NOT_FOUND */
export async function getRecipe(deps: ApiDeps, teamId: string, id: string): Promise<RecipeDetail> {
  const recipe = await requireRecipe(deps, teamId, id);
  const [version, images] = await Promise.all([
    requireVersion(deps, teamId, recipe, recipe.currentVersion),
    listRecipeImages(deps.db, teamId, recipe.id),
  ]);
  return toRecipeDetail(recipe, version.spec, images);
}

/** A page of a recipe's versions, newest first. @throws AppError NOT_FOUND */
export async function listVersions(
  deps: ApiDeps,
  teamId: string,
  id: string,
  page: { readonly cursor?: number | undefined; readonly limit: number },
): Promise<VersionList> {
  const recipe = await requireRecipe(deps, teamId, id);
  const { rows, next } = await listRecipeVersions(deps.db, teamId, recipe.id, {
    from: page.cursor,
    limit: page.limit,
  });
  return { versions: rows.map(toVersionView), next: next === undefined ? null : String(next) };
}

/** One version with its spec. @throws AppError NOT_FOUND */
export async function getVersion(
  deps: ApiDeps,
  teamId: string,
  id: string,
  number: number,
): Promise<RecipeVersionDetail> {
  const row = await requireVersion(deps, teamId, await requireRecipe(deps, teamId, id), number);
  return { ...toVersionView(row), spec: row.spec };
}
