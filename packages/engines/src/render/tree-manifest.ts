import { AppError } from '@boardwright/core/app-error';
import { z } from 'zod';
import type { RenderedFile } from '../plan.ts';

/** Lists the other files of an ejected tree, so that a later render knows which of a directory's files are its own. */
export const TREE_MANIFEST = '.boardwright-tree.json';

const TreePath = z
  .string()
  .regex(/^(?!\/)(?!.*(^|\/)\.{0,2}(\/|$))[^\\\0]+$/, 'must stay below the directory of the tree');
const TreeManifest = z.object({ version: z.literal(1), files: z.array(TreePath) });

/**
 * The manifest of a tree.
 *
 * @param paths - POSIX paths of all other files, relative to the tree's root
 */
export function treeManifest(paths: Iterable<string>): RenderedFile {
  const files = [...new Set(paths)].sort();
  return { path: TREE_MANIFEST, content: `${JSON.stringify({ version: 1, files }, null, 2)}\n` };
}

/**
 * Reads a manifest somebody may have changed.
 *
 * @returns paths that can't leave the tree by their names; links on the way are the caller's to look for
 * @throws AppError BAD_REQUEST when it is no manifest
 */
export function parseTreeManifest(text: string): readonly string[] {
  try {
    return TreeManifest.parse(JSON.parse(text)).files;
  } catch (thrown) {
    const why = thrown instanceof z.ZodError ? z.prettifyError(thrown) : String(thrown);
    throw new AppError('BAD_REQUEST', `${TREE_MANIFEST} is no list of a rendered tree: ${why}`, {
      details: { advice: 'Name another directory, or remove this one yourself.' },
    });
  }
}
