import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of a directory tree that is handed on. */
export interface TreeFile {
  /** POSIX path relative to the tree's root. */
  readonly path: string;
  readonly content: Buffer;
  readonly mode: number;
}

/** Python leaves these beside what it runs; they are no part of anything. */
export const COMPILED_PYTHON = '__pycache__';

async function readBelow(root: string, path: string): Promise<TreeFile[]> {
  const facts = await stat(join(root, path));
  if (facts.isFile()) {
    const mode = (facts.mode & 0o100) === 0 ? 0o644 : 0o755;
    return [{ path, content: await readFile(join(root, path)), mode }];
  }
  const names = (await readdir(join(root, path))).filter((name) => name !== COMPILED_PYTHON);
  return (await Promise.all(names.map((name) => readBelow(root, `${path}/${name}`)))).flat();
}

/**
 * Reads files and directories of a checkout, with modes that do not depend on who checked it out.
 *
 * @param root - absolute directory the paths are relative to
 * @param paths - files or directories below `root`
 */
export async function readStaticFiles(root: string, paths: readonly string[]): Promise<readonly TreeFile[]> {
  return (await Promise.all(paths.map((path) => readBelow(root, path)))).flat();
}
