import type { ApiDeps } from '../deps.ts';
import { checkSpecPackages } from '../package-index/check-spec-packages.ts';
import type { RecipeLint } from '../schemas/recipe.ts';
import { requireRecipe, requireVersion } from './get-recipe.ts';
import { understandSpec } from './understand-spec.ts';

/** What the catalog of today finds wrong with a recipe's current version. @throws AppError NOT_FOUND */
export async function lintRecipe(deps: ApiDeps, teamId: string, id: string): Promise<RecipeLint> {
  const recipe = await requireRecipe(deps, teamId, id);
  const version = await requireVersion(deps, teamId, recipe, recipe.currentVersion);
  const { spec, image, issues } = understandSpec({ spec: version.spec });
  const ofPackages = spec && image ? await checkSpecPackages(deps.db, spec, image) : [];
  const all = [...issues, ...ofPackages];
  return {
    version: version.number,
    buildable: !all.some(({ severity }) => severity === 'error'),
    issues: all,
  };
}
