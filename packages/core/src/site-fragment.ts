import { join } from 'node:path';
import { readTextIfThere } from './read-text-if-there.ts';

/**
 * A site's own Buildroot settings for a board: those for all boards, for its architecture, and for it alone, in that order.
 * Read by the worker, which builds with them, and by the web app, since they decide whether two builds are equal.
 *
 * @param directory - holds `common.fragment`, `<arch>.fragment`, `<id>.fragment`; each may be missing
 * @returns lines of configuration; undefined when there are none
 */
export async function readSiteFragment(
  directory: string | undefined,
  board: { readonly arch: string; readonly id: string },
): Promise<string | undefined> {
  if (directory === undefined) return undefined;
  const names = ['common', board.arch, board.id].map((name) => `${name}.fragment`);
  const texts = await Promise.all(names.map((name) => readTextIfThere(join(directory, name))));
  const joined = texts.map((text = '') => (text === '' || text.endsWith('\n') ? text : `${text}\n`)).join('');
  return joined === '' ? undefined : joined;
}
