import { changeRecipe as changeRecipeRow } from '@boardwright/db/recipe-repository';
import { audited } from '../audit.ts';
import { type ApiDeps, type Principal, timeOf } from '../deps.ts';
import { notFound } from '../http/check-id.ts';
import type { RecipeChanges, RecipeDetail } from '../schemas/recipe.ts';
import { nameTaken } from './create-recipe.ts';
import { getRecipe, requireRecipe } from './get-recipe.ts';

/**
 * Renames a recipe, puts it away or brings it back. Versions and images stay in every case.
 *
 * @throws AppError NOT_FOUND; STATE_CONFLICT when the name it would have is taken
 */
export async function changeRecipe(
  deps: ApiDeps,
  principal: Principal,
  id: string,
  { name, archived }: RecipeChanges,
): Promise<RecipeDetail> {
  const { teamId } = principal;
  const before = await requireRecipe(deps, teamId, id);
  const wasArchived = before.archivedAt !== null;
  const renames = name !== undefined && name !== before.name;
  const moves = archived !== undefined && archived !== wasArchived;
  if (!renames && !moves) return getRecipe(deps, teamId, id);
  const now = timeOf(deps);
  const archivedAt = moves ? (archived ? now : null) : undefined;
  const subject = { kind: 'recipe', id, name: name ?? before.name };
  await audited(deps, principal, async (tx, record) => {
    const outcome = await changeRecipeRow(tx, teamId, id, { name, archivedAt }, now);
    if (outcome === 'none') throw notFound('recipe');
    if (outcome === 'nameTaken') throw nameTaken(subject.name);
    if (renames) await record({ action: 'recipe.rename', subject, details: { from: before.name } });
    if (moves) await record({ action: archived ? 'recipe.archive' : 'recipe.unarchive', subject });
  });
  return getRecipe(deps, teamId, id);
}
