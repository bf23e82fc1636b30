import { copyFile, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '@boardwright/core/app-error';
import { COMPILED_PYTHON } from '@boardwright/core/static-files';
import { parseTreeManifest, TREE_MANIFEST, treeManifest } from '@boardwright/engines/render/tree-manifest';

/** Of a render that was interrupted while it wrote the list. */
const NEW_MANIFEST = `${TREE_MANIFEST}.new`;
/**
 * What a person and their builds leave in a tree: results, what the build scripts write down, the fragment build.sh invites to,
 * version control. Neither in the way of a new tree nor removed with the old one.
 */
const KEPT: ReadonlySet<string> = new Set([
  'output',
  'build',
  'out',
  'sources.json',
  'config/fragments/90-site.fragment',
  '.git',
  '.gitignore',
  NEW_MANIFEST,
]);
const NAMED_AT_MOST = 3;

/** Everything below a directory that is no directory itself, links included and not followed, but for what is kept. */
async function entriesOf(root: string, folder = ''): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const found = entries.map(async (entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (KEPT.has(path) || entry.name === COMPILED_PYTHON) return [];
    return entry.isDirectory() ? entriesOf(root, path) : [path];
  });
  return (await Promise.all(found)).flat().sort();
}

/** Directories a path lies in, the innermost first. */
function foldersOf(path: string): string[] {
  const folder = dirname(path);
  return folder === '.' ? [] : [folder, ...foldersOf(folder)];
}

/** The first few of many, for a sentence. */
function named(paths: readonly string[]): string {
  const more = paths.length - NAMED_AT_MOST;
  return `${paths.slice(0, NAMED_AT_MOST).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

async function readManifest(directory: string): Promise<readonly string[]> {
  try {
    return parseTreeManifest(await readFile(join(directory, TREE_MANIFEST), 'utf8'));
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT')) throw thrown;
    throw new AppError(
      'BAD_REQUEST',
      `${directory} is not empty and holds no tree an earlier render wrote.`,
      {
        details: {
          advice: `--force replaces only a tree with the list ${TREE_MANIFEST}. Name another directory, or remove this one yourself.`,
        },
      },
    );
  }
}

/**
 * The files of the tree an earlier render wrote into a directory, to be replaced by a new one.
 *
 * @returns paths relative to the directory; none when it is empty or absent
 * @throws AppError BAD_REQUEST when something in it is neither of that tree nor kept: it would be built along, or lost
 */
export async function earlierTree(directory: string): Promise<readonly string[]> {
  const there = await entriesOf(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new AppError('BAD_REQUEST', `${directory} cannot be read: ${error.message}`);
  });
  if (there.length === 0) return [];
  const own = new Set([...(await readManifest(directory)), TREE_MANIFEST]);
  const foreign = there.filter((path) => !own.has(path));
  if (foreign.length > 0)
    throw new AppError('BAD_REQUEST', `${directory} holds what no render wrote: ${named(foreign)}.`, {
      details: { advice: 'Move it elsewhere, or name another directory. Nothing was changed.' },
    });
  return there;
}

/**
 * Puts a new tree, written beside, in the place of an earlier one. A run that is interrupted leaves a directory the next
 * one can replace: the list names the files of both trees until the new ones are there.
 *
 * @param earlier - what earlierTree found in `directory`
 * @param draft - directory with the new tree and its list
 */
export async function replaceTree(
  directory: string,
  earlier: readonly string[],
  draft: string,
): Promise<void> {
  const files = await entriesOf(draft);
  const others = [...earlier, ...files].filter((path) => path !== TREE_MANIFEST);
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, NEW_MANIFEST), treeManifest(others).content);
  await rename(join(directory, NEW_MANIFEST), join(directory, TREE_MANIFEST));
  for (const path of earlier) if (path !== TREE_MANIFEST) await rm(join(directory, path), { force: true });
  // The innermost first. What still holds something of the person stays.
  const folders = [...new Set(earlier.flatMap(foldersOf))].sort((a, b) => b.length - a.length);
  for (const folder of folders) await rmdir(join(directory, folder)).catch(() => undefined);
  // Copied, not moved: the directory may be the root of another file system.
  for (const path of [...files.filter((path) => path !== TREE_MANIFEST), TREE_MANIFEST]) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await copyFile(join(draft, path), join(directory, path));
  }
}
