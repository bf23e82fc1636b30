import { IndexedPackage } from '@boardwright/catalog/package-index/document';
import type { Symbols } from '@boardwright/catalog/package-index/expression';
import type { KnownPackages } from '@boardwright/catalog/package-index/judge-package';
import type { Db } from '@boardwright/db/client';
import {
  listIndexedPackages,
  type PackageIndexRow,
  readIndexedBoards,
} from '@boardwright/db/package-index-repository';
import { z } from '@hono/zod-openapi';

const Boards = z.record(z.string(), z.record(z.string(), z.string()));

/** Everything the index of a release knows. */
export interface ReleasePackages {
  readonly known: KnownPackages;
  /** By board id. */
  readonly boards: ReadonlyMap<string, Symbols>;
}

const remembered = new Map<string, { readonly indexedAt: number; readonly packages: ReleasePackages }>();

async function read(db: Db, release: string): Promise<ReleasePackages> {
  const [rows, boards] = await Promise.all([
    listIndexedPackages(db, release),
    readIndexedBoards(db, release),
  ]);
  const entries = rows.map((row) => IndexedPackage.parse(row));
  return {
    known: new Map(entries.map((entry) => [entry.symbol, entry])),
    boards: new Map(
      Object.entries(Boards.parse(boards)).map(([id, symbols]) => [id, new Map(Object.entries(symbols))]),
    ),
  };
}

/**
 * Reads the whole index of a release, some 6,000 entries, and remembers it until there is another: judging one package takes
 * whatever its dependencies reach.
 *
 * @param index - row of the index, read by the caller just now
 * @returns undefined when there is no searchable index
 */
export async function readReleasePackages(
  db: Db,
  index: PackageIndexRow | null,
): Promise<ReleasePackages | undefined> {
  if (index === null || index.indexedAt === null) return undefined;
  const indexedAt = index.indexedAt.getTime();
  const have = remembered.get(index.release);
  if (have?.indexedAt === indexedAt) return have.packages;
  const packages = await read(db, index.release);
  remembered.set(index.release, { indexedAt, packages });
  return packages;
}
