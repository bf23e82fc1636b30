import type { IndexedPackage } from '@boardwright/catalog/package-index/document';
import { bringAlong, lacksOf } from '@boardwright/catalog/package-index/judge-package';
import { needWords } from '@boardwright/catalog/package-index/need-words';
import { symbolOf } from '@boardwright/catalog/resolve/buildroot/resolve-packages';
import type { Db } from '@boardwright/db/client';
import {
  type PackageIndexRow,
  readPackageIndex,
  requestPackageIndex,
  searchIndexedPackages,
} from '@boardwright/db/package-index-repository';
import { readPackageSizes } from '@boardwright/db/package-size-repository';
import type { PackageIndexView, PackageSearchResult, PackageView } from '../schemas/package-index.ts';
import { isOutdated } from './is-outdated.ts';
import { type ReleasePackages, readReleasePackages } from './read-release-packages.ts';

function toIndexView(release: string, row: PackageIndexRow | null): PackageIndexView {
  return {
    release,
    state: row?.state ?? 'absent',
    step: row?.step ?? '',
    version: row?.version ?? null,
    indexedAt: row?.indexedAt?.toISOString() ?? null,
    packages: row?.packageCount ?? 0,
    outdated: isOutdated(row),
    failure: row?.failure ?? null,
  };
}

function toPackageView(
  entry: IndexedPackage,
  { known, boards }: ReleasePackages,
  board: string | undefined,
  sizes: ReadonlyMap<string, number>,
): PackageView {
  const { name, symbol, kind, of, title, version, licence, summary, homepage } = entry;
  const symbols = board === undefined ? undefined : boards.get(board);
  const lacks = symbols === undefined ? [] : lacksOf(entry, symbols, bringAlong([symbol], known), known);
  return {
    ...{ name, symbol, kind, of, title, version, licence, summary, homepage },
    installedKiB: kind === 'package' ? (sizes.get(entry.of) ?? null) : null,
    needs: [...new Set(entry.needs.map(needWords))],
    brings: entry.brings.map((brought) => known.get(brought)?.name ?? brought),
    lacks: lacks.map((lack) => ({ words: lack.words, kind: lack.kind, choose: lack.choose ?? null })),
  };
}

/**
 * Finds packages of a Buildroot release.
 *
 * @param teamId - on whose images sizes were measured
 * @param board - what this board lacks of a package's needs is told too; what else is chosen is not looked at
 */
export async function searchPackages(
  db: Db,
  teamId: string,
  release: string,
  query: { readonly q: string; readonly board?: string | undefined; readonly limit: number },
): Promise<PackageSearchResult> {
  const row = await readPackageIndex(db, release);
  const index = toIndexView(release, row);
  const packages = query.q.trim() === '' ? undefined : await readReleasePackages(db, row);
  if (packages === undefined) return { index, packages: [] };
  const found = await searchIndexedPackages(db, release, query.q, query.limit);
  const entries = found.flatMap(({ name }) => packages.known.get(symbolOf(name)) ?? []);
  const directories = entries.map((entry) => entry.of);
  const sizes = await readPackageSizes(db, teamId, { engine: 'buildroot', release }, directories);
  return { index, packages: entries.map((entry) => toPackageView(entry, packages, query.board, sizes)) };
}

/** Asks the workers to make, or make again, the index of a release. */
export async function requestIndex(db: Db, release: string): Promise<PackageIndexView> {
  await requestPackageIndex(db, release, false);
  return toIndexView(release, await readPackageIndex(db, release));
}
