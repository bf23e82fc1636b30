import type { Db } from './client.ts';
import type { Prisma } from './generated/client.ts';

const described = {
  release: true,
  state: true,
  step: true,
  ref: true,
  version: true,
  indexedAt: true,
  packageCount: true,
  failure: true,
} as const satisfies Prisma.PackageIndexSelect;

/** Where the index of a release stands. One that was made stays searchable while it is made again. */
export type PackageIndexRow = Prisma.PackageIndexGetPayload<{ select: typeof described }>;

/** @returns null when nobody asked for it yet */
export async function readPackageIndex(db: Db, release: string): Promise<PackageIndexRow | null> {
  return db.packageIndex.findUnique({ where: { release }, select: described });
}

/** What Kconfig made of the boards' configurations, as it was stored. */
export async function readIndexedBoards(db: Db, release: string): Promise<unknown> {
  const row = await db.packageIndex.findUnique({ where: { release }, select: { boards: true } });
  return row?.boards ?? {};
}

/**
 * Asks the workers for the index of a release; asking again while it is made changes nothing.
 *
 * @param onlyIfMissing - leave alone an index that is there, and an attempt that failed
 */
export async function requestPackageIndex(db: Db, release: string, onlyIfMissing: boolean): Promise<void> {
  const { count } = await db.packageIndex.createMany({ data: [{ release }], skipDuplicates: true });
  if (count === 1 || onlyIfMissing) return;
  await db.packageIndex.updateMany({
    where: { release, state: { in: ['ready', 'failed'] } },
    data: { state: 'queued', step: '', failure: null, requestedAt: new Date() },
  });
}

/** A package or option as it is stored. */
export type IndexedPackageRow = Prisma.IndexedPackageGetPayload<{ omit: { release: true; words: true } }>;

/** Everything a release has, by name. */
export async function listIndexedPackages(db: Db, release: string): Promise<IndexedPackageRow[]> {
  return db.indexedPackage.findMany({
    where: { release },
    orderBy: { name: 'asc' },
    omit: { release: true, words: true },
  });
}

/** `%`, `_` and `\` stand for themselves in what a person types. */
function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/**
 * Finds packages by parts of name, title or description; every word must be there. First those whose name is what was typed, then
 * those that begin with it, then those that hold it, packages before their options, short names before long ones.
 *
 * @param query - what a person typed; empty finds nothing
 */
export async function searchIndexedPackages(
  db: Db,
  release: string,
  query: string,
  limit: number,
): Promise<readonly { readonly name: string }[]> {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const name = words.join('-');
  const patterns = words.map((word) => `%${literal(word)}%`);
  return db.$queryRaw<{ name: string }[]>`
    SELECT "name" FROM "indexed_package"
    WHERE "release" = ${release} AND "words" LIKE ALL(${patterns})
    ORDER BY
      CASE
        WHEN "name" = ${name} THEN 0
        WHEN "name" LIKE ${`${literal(name)}%`} THEN 1
        WHEN "name" LIKE ${`%-${literal(name)}%`} THEN 2
        WHEN "name" LIKE ${`%${literal(name)}%`} THEN 3
        ELSE 4
      END + CASE WHEN "kind" = 'package' THEN 0 ELSE 2 END,
      length("name"), "name"
    LIMIT ${limit}`;
}
