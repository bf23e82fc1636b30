import type { Db, Queries } from './client.ts';
import type { Prisma } from './generated/client.ts';

/** What a list of versions shows; the spec is read one at a time. */
export const versionFacts = {
  recipeId: true,
  number: true,
  specHash: true,
  board: true,
  engine: true,
  note: true,
  restoredFrom: true,
  createdByName: true,
  createdAt: true,
} as const satisfies Prisma.RecipeVersionSelect;

export type RecipeVersionRow = Prisma.RecipeVersionGetPayload<{ select: typeof versionFacts }>;
export type RecipeVersionDetailRow = Prisma.RecipeVersionGetPayload<Record<string, never>>;

export interface NewRecipeVersion {
  /** ImageSpec in canonical form, and its hash. */
  readonly spec: unknown;
  readonly specHash: string;
  readonly board: string;
  readonly engine: string;
  readonly note: string;
  readonly restoredFrom: number | null;
  /** Null: the operator. */
  readonly createdById: string | null;
  readonly createdByName: string;
  readonly createdAt: Date;
}

export function versionRow(
  recipeId: string,
  number: number,
  version: NewRecipeVersion,
): Prisma.RecipeVersionCreateManyInput {
  return { ...version, spec: version.spec as Prisma.InputJsonValue, recipeId, number };
}

export type SaveOutcome = 'saved' | 'moved' | 'archived' | 'none';

/**
 * Adds the version that follows `expectedVersion`, unless another one does already.
 *
 * @returns `moved` when somebody saved meanwhile, `none` when the team has no such recipe
 * @invariant of two that save at once, one wins and the other is told; no version is ever changed
 */
export async function addRecipeVersion(
  db: Queries,
  teamId: string,
  recipeId: string,
  expectedVersion: number,
  version: NewRecipeVersion,
): Promise<SaveOutcome> {
  const number = expectedVersion + 1;
  return db.$transaction(async (tx) => {
    const { count } = await tx.recipe.updateMany({
      where: { id: recipeId, teamId, currentVersion: expectedVersion, archivedAt: null },
      data: { currentVersion: number, updatedAt: version.createdAt },
    });
    if (count === 0) {
      const recipe = await tx.recipe.findFirst({
        where: { id: recipeId, teamId },
        select: { archivedAt: true },
      });
      if (recipe === null) return 'none';
      return recipe.archivedAt === null ? 'moved' : 'archived';
    }
    await tx.recipeVersion.create({ data: versionRow(recipeId, number, version) });
    return 'saved';
  });
}

/** Newest first. `next` is the highest number of the following page. */
export async function listRecipeVersions(
  db: Db,
  teamId: string,
  recipeId: string,
  page: { readonly from: number | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly RecipeVersionRow[]; readonly next: number | undefined }> {
  const rows = await db.recipeVersion.findMany({
    where: {
      recipeId,
      recipe: { teamId },
      ...(page.from === undefined ? {} : { number: { lte: page.from } }),
    },
    orderBy: { number: 'desc' },
    take: page.limit + 1,
    select: versionFacts,
  });
  return { rows: rows.slice(0, page.limit), next: rows[page.limit]?.number };
}

/** @returns null when the team has no such recipe or the recipe no such version */
export async function findRecipeVersion(
  db: Db,
  teamId: string,
  recipeId: string,
  number: number,
): Promise<RecipeVersionDetailRow | null> {
  return db.recipeVersion.findFirst({ where: { recipeId, number, recipe: { teamId } } });
}

/** Specs of one version each of many recipes of the team, by the recipe's id. */
export async function readVersionSpecs(
  db: Db,
  teamId: string,
  versions: readonly { readonly recipeId: string; readonly number: number }[],
): Promise<ReadonlyMap<string, unknown>> {
  if (versions.length === 0) return new Map();
  const rows = await db.recipeVersion.findMany({
    where: {
      recipe: { teamId },
      OR: versions.map(({ recipeId, number }) => ({ recipeId, number })),
    },
    select: { recipeId: true, spec: true },
  });
  return new Map(rows.map(({ recipeId, spec }) => [recipeId, spec]));
}
