import type { Board } from '@boardwright/catalog/board';
import { readSiteFragment } from '@boardwright/core/site-fragment';
import type { PlanSources } from '@boardwright/engines/plan';

/** How the operator of a site has Buildroot fetched and configured. */
export interface BuildrootSite {
  readonly gitUrl: string | undefined;
  readonly primarySite: string | undefined;
  readonly primarySiteOnly: boolean;
  readonly fragmentsDirectory: string | undefined;
  readonly downloadsMaxMiB: number | undefined;
}

/** @returns what a plan of the Buildroot engine is told about the site it is built at */
export async function buildrootSources(
  site: BuildrootSite,
  board: Board,
): Promise<NonNullable<PlanSources['buildroot']>> {
  const { gitUrl, primarySite, primarySiteOnly, fragmentsDirectory, downloadsMaxMiB } = site;
  const siteFragment = await readSiteFragment(fragmentsDirectory, board);
  return {
    ...(gitUrl === undefined ? {} : { gitUrl }),
    ...(primarySite === undefined ? {} : { primarySite }),
    ...(primarySiteOnly ? { primarySiteOnly } : {}),
    ...(downloadsMaxMiB === undefined ? {} : { downloadsMaxMiB }),
    ...(siteFragment === undefined ? {} : { siteFragment }),
  };
}
