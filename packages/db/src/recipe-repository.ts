import type { Db, Queries } from './client.ts';
import { type Place, printCursor } from './cursor.ts';
import type { Prisma } from './generated/client.ts';
import { literalPart } from './literal-part.ts';
import { newId } from './new-id.ts';
import {
  type NewRecipeVersion,
  type RecipeVersionRow,
  versionFacts,
  versionRow,
} from './recipe-version-repository.ts';

type RecipeOnly = Prisma.RecipeGetPayload<Record<string, never>>;

/** A recipe with what its current version says, but for the spec. */
export type RecipeRow = RecipeOnly & { readonly current: RecipeVersionRow };

export interface RecipeFilter {
  /** Part of the name, any case. */
  readonly search?: string | undefined;
  readonly archived: boolean;
}

/** The recipes with their current versions, in the same order and by one further query. */
async function withCurrent(db: Db, recipes: readonly RecipeOnly[]): Promise<readonly RecipeRow[]> {
  if (recipes.length === 0) return [];
  const wanted = recipes.map(({ id, currentVersion }) => ({ recipeId: id, number: currentVersion }));
  const versions = await db.recipeVersion.findMany({ where: { OR: wanted }, select: versionFacts });
  const byRecipe = new Map(versions.map((version) => [version.recipeId, version]));
  return recipes.map((recipe) => {
    const current = byRecipe.get(recipe.id);
    // Written together with the recipe's number and never removed
    if (current === undefined) throw new Error(`Recipe ${recipe.id} lacks version ${recipe.currentVersion}`);
    return { ...recipe, current };
  });
}

/** Recipes after a place in the order of the last change, as a condition usable by the index. */
function changedBefore(place: Place | undefined): Prisma.RecipeWhereInput {
  if (place === undefined) return {};
  return { updatedAt: { lte: place.createdAt }, NOT: { updatedAt: place.createdAt, id: { gte: place.id } } };
}

/** The one changed last comes first. `next` is the cursor of the following page. */
export async function listRecipes(
  db: Db,
  teamId: string,
  filter: RecipeFilter,
  page: { readonly after: Place | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly RecipeRow[]; readonly next: string | undefined }> {
  const found = await db.recipe.findMany({
    where: {
      AND: [
        { teamId, archivedAt: filter.archived ? { not: null } : null },
        changedBefore(page.after),
        filter.search === undefined ? {} : { name: literalPart(filter.search) },
      ],
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  const rows = found.slice(0, page.limit);
  const last = rows.at(-1);
  const next =
    found.length > page.limit && last !== undefined
      ? printCursor({ createdAt: last.updatedAt, id: last.id })
      : undefined;
  return { rows: await withCurrent(db, rows), next };
}

/** @returns null when there is no such recipe or it belongs to another team */
export async function findRecipe(db: Db, teamId: string, id: string): Promise<RecipeRow | null> {
  const recipe = await db.recipe.findFirst({ where: { id, teamId } });
  return recipe === null ? null : ((await withCurrent(db, [recipe]))[0] ?? null);
}

/** Names in use that start with a text, any case, for choosing one that is free. */
export async function findRecipeNames(
  db: Queries,
  teamId: string,
  start: string,
): Promise<readonly string[]> {
  const literal = literalPart(start).contains;
  const rows = await db.recipe.findMany({
    where: { teamId, archivedAt: null, name: { startsWith: literal, mode: 'insensitive' } },
    select: { name: true },
  });
  return rows.map(({ name }) => name);
}

/**
 * Adds a recipe with its first version, both or neither.
 *
 * @returns its id, or undefined when the name is taken
 */
export async function insertRecipe(
  db: Queries,
  teamId: string,
  name: string,
  first: NewRecipeVersion,
): Promise<string | undefined> {
  const id = newId('r');
  return db.$transaction(async (tx) => {
    const { count } = await tx.recipe.createMany({
      data: [{ id, teamId, name, currentVersion: 1, createdAt: first.createdAt, updatedAt: first.createdAt }],
      skipDuplicates: true,
    });
    if (count === 0) return undefined;
    await tx.recipeVersion.create({ data: versionRow(id, 1, first) });
    return id;
  });
}

export type RecipeChange = 'done' | 'nameTaken' | 'none';

/** A name is unique among what is not archived, so both a new name and coming back can be refused. */
export async function changeRecipe(
  db: Queries,
  teamId: string,
  id: string,
  change: { readonly name?: string | undefined; readonly archivedAt?: Date | null | undefined },
  now: Date,
): Promise<RecipeChange> {
  const { name, archivedAt } = change;
  return db.$transaction(async (tx) => {
    // One change of a team's names at a time, so that looking and writing belong together
    await tx.$queryRaw`SELECT "id" FROM "organization" WHERE "id" = ${teamId} FOR UPDATE`;
    const recipe = await tx.recipe.findFirst({ where: { id, teamId } });
    if (recipe === null) return 'none';
    const next = {
      name: name ?? recipe.name,
      archivedAt: archivedAt === undefined ? recipe.archivedAt : archivedAt,
    };
    if (next.archivedAt === null) {
      const [taken] = await tx.$queryRaw<{ id: string }[]>`
        SELECT "id" FROM "recipe" WHERE "teamId" = ${teamId} AND "archivedAt" IS NULL
          AND lower("name") = lower(${next.name}) AND "id" <> ${id} LIMIT 1`;
      if (taken !== undefined) return 'nameTaken';
    }
    await tx.recipe.update({ where: { id }, data: { ...next, updatedAt: now } });
    return 'done';
  });
}
