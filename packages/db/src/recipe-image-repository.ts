import type { Db } from './client.ts';
import { Prisma } from './generated/client.ts';

const listed = {
  id: true,
  name: true,
  board: true,
  channel: true,
  createdAt: true,
  sizeBytes: true,
  specHash: true,
  recipeId: true,
  recipeVersion: true,
} as const satisfies Prisma.ImageSelect;

type ListedImage = Prisma.ImageGetPayload<{ select: typeof listed }>;

/** An image with the highest version of the recipe it is known to be of. */
export type RecipeImageRow = Omit<ListedImage, 'recipeId' | 'recipeVersion'> & { readonly version: number };

const MOST_IMAGES = 100;

/** The highest version each hash stands for: a version that brought an older one back has the same. */
async function versionsByHash(
  db: Db,
  teamId: string,
  recipeId: string,
): Promise<ReadonlyMap<string, number>> {
  const groups = await db.recipeVersion.groupBy({
    by: ['specHash'],
    where: { recipeId, recipe: { teamId } },
    _max: { number: true },
  });
  return new Map(groups.map(({ specHash, _max }) => [specHash, _max.number ?? 0]));
}

/**
 * Images of a recipe, newest first, at most 100: those built or handed out for one of its versions, and those of the
 * very same spec.
 */
export async function listRecipeImages(
  db: Db,
  teamId: string,
  recipeId: string,
): Promise<readonly RecipeImageRow[]> {
  const byHash = await versionsByHash(db, teamId, recipeId);
  const images = await db.image.findMany({
    where: {
      teamId,
      OR: [{ recipeId }, { specHash: { in: [...byHash.keys()] } }, { builds: { some: { recipeId } } }],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_IMAGES,
    select: {
      ...listed,
      builds: {
        where: { recipeId },
        orderBy: { recipeVersion: 'desc' },
        take: 1,
        select: { recipeVersion: true },
      },
    },
  });
  return images.map(({ builds, recipeId: madeFor, recipeVersion, ...image }) => ({
    ...image,
    version: Math.max(
      byHash.get(image.specHash) ?? 0,
      builds[0]?.recipeVersion ?? 0,
      madeFor === recipeId ? (recipeVersion ?? 0) : 0,
    ),
  }));
}

/**
 * The highest version of each recipe that there is an image of, by the recipe's id; those without images are missing.
 * An image counts for a recipe as in `listRecipeImages`, whatever its age.
 */
export async function findNewestImageVersions(
  db: Db,
  teamId: string,
  recipeIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (recipeIds.length === 0) return new Map();
  const ids = Prisma.join([...recipeIds]);
  const rows = await db.$queryRaw<{ recipeId: string; version: number }[]>`
    SELECT "recipeId", max("version") AS "version" FROM (
      SELECT "recipeId", "recipeVersion" AS "version" FROM "image"
        WHERE "teamId" = ${teamId} AND "recipeId" IN (${ids})
      UNION ALL
      SELECT "recipeId", "recipeVersion" FROM "build"
        WHERE "teamId" = ${teamId} AND "recipeId" IN (${ids}) AND "imageId" IS NOT NULL
      UNION ALL
      SELECT v."recipeId", v."number" FROM "recipe_version" v
        JOIN "recipe" r ON r."id" = v."recipeId" AND r."teamId" = ${teamId}
        WHERE v."recipeId" IN (${ids})
          AND EXISTS (SELECT 1 FROM "image" i WHERE i."teamId" = ${teamId} AND i."specHash" = v."specHash")
    ) AS "made" WHERE "version" IS NOT NULL GROUP BY "recipeId"`;
  return new Map(rows.map(({ recipeId, version }) => [recipeId, version]));
}
