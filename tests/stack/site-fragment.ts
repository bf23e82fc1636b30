import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Board } from '@boardwright/catalog/board';
import { siteFragment } from '../../apps/worker/src/build/buildroot-sources.ts';

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
  const text = directory ? await siteFragment(directory, board) : '';
  if (text !== '') await writeFile(join(tree, 'config/fragments/90-site.fragment'), text);
}
