import { AppError } from '@boardwright/core/app-error';
import { findBuildDetail } from '@boardwright/db/build-repository';
import type { ApiDeps, Principal } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';
import type { SubmitResult } from '../schemas/lists.ts';
import { submitBuild } from './submit-build.ts';

/**
 * Submits the spec of a failed or cancelled build again, as a new build.
 *
 * @throws AppError NOT_FOUND; STATE_CONFLICT when the build did not fail; SPEC_CONFLICT when the catalog has changed
 *   so that the spec no longer works
 */
export async function retryBuild(deps: ApiDeps, principal: Principal, id: string): Promise<SubmitResult> {
  const row = await findBuildDetail(deps.db, principal.teamId, checkId('build', id));
  if (row === null) throw notFound('build');
  if (row.status !== 'failed' && row.status !== 'cancelled') {
    throw new AppError(
      'STATE_CONFLICT',
      `Only a failed or cancelled build can be retried; this one is ${row.status}.`,
    );
  }
  const { fresh, ofRecipe } = row;
  const recipe = ofRecipe ? { recipeId: ofRecipe.recipe.id, recipeVersion: ofRecipe.number } : undefined;
  return submitBuild(deps, principal, { spec: row.spec }, { fresh, retryOfId: row.id, recipe });
}
