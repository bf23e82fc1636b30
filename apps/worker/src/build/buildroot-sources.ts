import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Board } from '@boardwright/catalog/board';
import type { PlanSources } from '@boardwright/engines/plan';

/** How the operator of a site has Buildroot fetched and configured. */
export interface BuildrootSite {
  readonly gitUrl: string | undefined;
  readonly primarySite: string | undefined;
  readonly primarySiteOnly: boolean;
  readonly fragmentsDirectory: string | undefined;
  readonly downloadsMaxMiB: number | undefined;
}

/** @returns text of a file; empty when there is none */
async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return '';
    throw thrown;
  }
}

/**
 * The site's own settings for a board: those for all, for its architecture, and for it alone, in that order.
 *
 * @returns text of `config/fragments/90-site.fragment`; empty when the site has none for the board
 */
export async function siteFragment(directory: string, { arch, id }: Board): Promise<string> {
  const names = ['common', arch, id].map((name) => `${name}.fragment`);
  const texts = await Promise.all(names.map((name) => readIfThere(join(directory, name))));
  return texts.map((text) => (text === '' || text.endsWith('\n') ? text : `${text}\n`)).join('');
}

/** @returns what a plan of the Buildroot engine is told about the site it is built at */
export async function buildrootSources(
  site: BuildrootSite,
  board: Board,
): Promise<NonNullable<PlanSources['buildroot']>> {
  const { gitUrl, primarySite, primarySiteOnly, fragmentsDirectory, downloadsMaxMiB } = site;
  const fragment = fragmentsDirectory === undefined ? '' : await siteFragment(fragmentsDirectory, board);
  return {
    ...(gitUrl === undefined ? {} : { gitUrl }),
    ...(primarySite === undefined ? {} : { primarySite }),
    ...(primarySiteOnly ? { primarySiteOnly } : {}),
    ...(downloadsMaxMiB === undefined ? {} : { downloadsMaxMiB }),
    ...(fragment === '' ? {} : { siteFragment: fragment }),
  };
}
