import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Board } from '@boardwright/catalog/board';
import { readSiteFragment } from '@boardwright/core/site-fragment';

/**
 * Puts the site's own settings into a rendered tree of Buildroot, the same text the worker gives its plan.
 *
 * @param directory - BOARDWRIGHT_BUILDROOT_FRAGMENTS; undefined or empty where the site has none
 */
export async function writeSiteFragment(
  tree: string,
  board: Board,
  directory: string | undefined,
): Promise<void> {
  const text = await readSiteFragment(directory || undefined, board);
  if (text !== undefined) await writeFile(join(tree, 'config/fragments/90-site.fragment'), text);
}
