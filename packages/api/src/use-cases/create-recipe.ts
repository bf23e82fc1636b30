import { AppError } from '@boardwright/core/app-error';
import type { Queries } from '@boardwright/db/client';
import { findRecipeNames, insertRecipe } from '@boardwright/db/recipe-repository';
import type { NewRecipeVersion } from '@boardwright/db/recipe-version-repository';
import { audited } from '../audit.ts';
import type { ApiDeps, Principal } from '../deps.ts';
import { newVersion, requireSpec } from '../recipes/new-version.ts';
import { freeName, nameInHead, stemOf } from '../recipes/recipe-name.ts';
import { type DuplicateRecipe, type NewRecipe, type RecipeDetail, RecipeName } from '../schemas/recipe.ts';
import { getRecipe, requireRecipe, requireVersion } from './get-recipe.ts';

/** Somebody may take a free name between the look at it and its use; more turns than this mean something else. */
const MAX_TURNS = 5;

interface Naming {
  /** Used as it is or refused. */
  readonly name: string | undefined;
  /** Without a name: this, with a number when it is taken. */
  readonly orLike: string;
}

export function nameTaken(name: string): AppError {
  return new AppError(
    'STATE_CONFLICT',
    `Your team has a recipe named ${name} already. Choose another name, or save a version of that recipe.`,
  );
}

async function insert(
  db: Queries,
  teamId: string,
  { name, orLike }: Naming,
  first: NewRecipeVersion,
): Promise<{ readonly id: string; readonly name: string }> {
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const taken = name === undefined ? await findRecipeNames(db, teamId, stemOf(orLike)) : [];
    const wanted = name ?? freeName(orLike, taken);
    const id = await insertRecipe(db, teamId, wanted, first);
    if (id !== undefined) return { id, name: wanted };
    if (name !== undefined) throw nameTaken(name);
  }
  throw new AppError(
    'STATE_CONFLICT',
    `Recipes like ${orLike} kept coming. Give this one a name of its own.`,
  );
}

/** A name that came inside a text is a wish: one that is no name is passed over. */
function wishedName(text: string | undefined): string | undefined {
  const name = RecipeName.safeParse(text === undefined ? undefined : nameInHead(text));
  return name.success ? name.data : undefined;
}

/**
 * Keeps a spec as a recipe: one from the composer, or the text of an exported one.
 *
 * @throws AppError SPEC_INVALID; STATE_CONFLICT when the given name is taken
 */
export async function createRecipe(
  deps: ApiDeps,
  principal: Principal,
  wanted: NewRecipe,
): Promise<RecipeDetail> {
  const spec = requireSpec(wanted);
  const naming = { name: wanted.name, orLike: wishedName(wanted.text) ?? spec.name };
  const first = await newVersion(deps, principal, spec, { note: wanted.note });
  const recipe = await audited(deps, principal, async (tx, record) => {
    const made = await insert(tx, principal.teamId, naming, first);
    await record({
      action: 'recipe.create',
      subject: { kind: 'recipe', ...made },
      details: { board: first.board, engine: first.engine },
    });
    return made;
  });
  return getRecipe(deps, principal.teamId, recipe.id);
}

/**
 * A new recipe that begins where another one is now; its history starts afresh.
 *
 * @throws AppError NOT_FOUND; STATE_CONFLICT when the given name is taken
 */
export async function duplicateRecipe(
  deps: ApiDeps,
  principal: Principal,
  id: string,
  { name }: DuplicateRecipe,
): Promise<RecipeDetail> {
  const { teamId } = principal;
  const recipe = await requireRecipe(deps, teamId, id);
  const version = await requireVersion(deps, teamId, recipe, recipe.currentVersion);
  const note = `Copied from ${recipe.name}, version ${version.number}`;
  const first = await newVersion(deps, principal, requireSpec({ spec: version.spec }), { note });
  const copy = await audited(deps, principal, async (tx, record) => {
    const made = await insert(tx, teamId, { name, orLike: recipe.name }, first);
    await record({
      action: 'recipe.duplicate',
      subject: { kind: 'recipe', ...made },
      details: { from: recipe.name, version: version.number },
    });
    return made;
  });
  return getRecipe(deps, teamId, copy.id);
}
