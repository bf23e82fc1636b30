import { AppError } from '@boardwright/core/app-error';
import type { RecipeRow } from '@boardwright/db/recipe-repository';
import { addRecipeVersion } from '@boardwright/db/recipe-version-repository';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { parseSpec } from '@boardwright/spec/parse-spec';
import { specHash } from '@boardwright/spec/spec-hash';
import { audited } from '../audit.ts';
import type { ApiDeps, Principal } from '../deps.ts';
import { notFound } from '../http/check-id.ts';
import { newVersion, requireSpec } from '../recipes/new-version.ts';
import type { NewVersion, RestoreVersion, SaveResult } from '../schemas/recipe.ts';
import { getRecipe, requireRecipe, requireVersion } from './get-recipe.ts';

interface Change {
  readonly spec: ImageSpec;
  readonly note: string;
  readonly expectedVersion: number;
  readonly restoredFrom?: number;
}

/** Who saved what meanwhile, so that the person can look at it before they decide. */
function savedMeanwhile({ current }: RecipeRow, expectedVersion: number): AppError {
  const note = current.note === '' ? '' : ` ("${current.note}")`;
  return new AppError(
    'STATE_CONFLICT',
    `${current.createdByName} saved version ${current.number}${note} while you worked on version ${expectedVersion}. Compare the two, then save yours on top, or keep it as a recipe of its own.`,
  );
}

const ARCHIVED = 'This recipe is archived. Bring it back before you change it.';

async function addVersion(
  deps: ApiDeps,
  principal: Principal,
  recipe: RecipeRow,
  change: Change,
): Promise<SaveResult> {
  const { teamId } = principal;
  const { spec, expectedVersion, ...about } = change;
  if (recipe.archivedAt !== null) throw new AppError('STATE_CONFLICT', ARCHIVED);
  if (recipe.currentVersion !== expectedVersion) throw savedMeanwhile(recipe, expectedVersion);
  const version = await newVersion(deps, principal, spec, about);
  const current = await requireVersion(deps, teamId, recipe, expectedVersion);
  // Hashed again: defaults that came since would make an equal spec look changed
  const parsed = parseSpec(current.spec);
  if (version.specHash === (parsed.ok ? specHash(parsed.spec) : current.specHash)) {
    return { outcome: 'unchanged', recipe: await getRecipe(deps, teamId, recipe.id) };
  }
  const outcome = await audited(deps, principal, async (tx, record) => {
    const added = await addRecipeVersion(tx, teamId, recipe.id, expectedVersion, version);
    if (added !== 'saved') return added;
    await record({
      action: change.restoredFrom === undefined ? 'recipe.save' : 'recipe.restore',
      subject: { kind: 'recipe', id: recipe.id, name: recipe.name },
      details: { version: expectedVersion + 1, ...about },
    });
    return added;
  });
  if (outcome === 'none') throw notFound('recipe');
  if (outcome === 'archived') throw new AppError('STATE_CONFLICT', ARCHIVED);
  if (outcome === 'moved') {
    throw savedMeanwhile(await requireRecipe(deps, teamId, recipe.id), expectedVersion);
  }
  return { outcome: 'saved', recipe: await getRecipe(deps, teamId, recipe.id) };
}

/**
 * Saves a spec as the next version. Equal to the current one, it adds nothing and says so.
 *
 * @throws AppError NOT_FOUND; SPEC_INVALID; STATE_CONFLICT, naming who saved meanwhile
 */
export async function saveVersion(
  deps: ApiDeps,
  principal: Principal,
  id: string,
  wanted: NewVersion,
): Promise<SaveResult> {
  const recipe = await requireRecipe(deps, principal.teamId, id);
  const { note, expectedVersion } = wanted;
  return addVersion(deps, principal, recipe, { spec: requireSpec(wanted), note, expectedVersion });
}

/**
 * Brings an older version back as the next one; nothing between is lost.
 *
 * @throws AppError NOT_FOUND; SPEC_INVALID when this Boardwright no longer reads it; STATE_CONFLICT
 */
export async function restoreVersion(
  deps: ApiDeps,
  principal: Principal,
  id: string,
  wanted: RestoreVersion,
): Promise<SaveResult> {
  const recipe = await requireRecipe(deps, principal.teamId, id);
  const { note, expectedVersion, version } = wanted;
  const old = await requireVersion(deps, principal.teamId, recipe, version);
  const spec = requireSpec({ spec: old.spec });
  return addVersion(deps, principal, recipe, { spec, note, expectedVersion, restoredFrom: version });
}
