import type { Db } from './client.ts';

/** Images looked through: sizes change little from one to the next. */
const IMAGES = 20;

/**
 * What packages took on the team's latest images of an engine's release, whatever their board.
 *
 * @param names - as the engine calls them
 * @returns KiB by name; packages on none of the images are absent
 */
export async function readPackageSizes(
  db: Db,
  teamId: string,
  { engine, release }: { readonly engine: string; readonly release: string },
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (names.length === 0) return new Map();
  const rows = await db.$queryRaw<{ name: string; installedKiB: number }[]>`
    SELECT DISTINCT ON ("one"->>'name') "one"->>'name' AS "name", ("one"->>'installedSizeKiB')::float8 AS "installedKiB"
    FROM (
      SELECT "evidence", "createdAt" FROM "image"
      WHERE "teamId" = ${teamId} AND "engine" = ${engine} AND "release" = ${release}
      ORDER BY "createdAt" DESC LIMIT ${IMAGES}
    ) AS "latest", jsonb_array_elements(COALESCE("latest"."evidence"->'packages', '[]'::jsonb)) AS "one"
    WHERE "one"->>'name' = ANY(${[...names]}) AND "one"->>'installedSizeKiB' IS NOT NULL
    ORDER BY "one"->>'name', "latest"."createdAt" DESC`;
  return new Map(rows.map(({ name, installedKiB }) => [name, installedKiB]));
}
