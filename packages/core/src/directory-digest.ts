import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

async function listFiles(root: string, path: string): Promise<string[]> {
  const facts = await stat(join(root, path));
  if (facts.isFile()) return [path];
  // Python leaves compiled copies beside its sources; they are no part of any recipe.
  const names = (await readdir(join(root, path))).filter((name) => name !== '__pycache__').sort();
  const nested = await Promise.all(names.map((name) => listFiles(root, `${path}/${name}`)));
  return nested.flat();
}

/**
 * Digest of files and directories by relative path, content and executable bit.
 *
 * @param root - absolute directory the paths are relative to
 * @param paths - files or directories below `root`
 * @returns lower-case hex sha256
 * @invariant independent of time stamps, owners and the order of `paths`
 */
export async function directoryDigest(root: string, paths: readonly string[]): Promise<string> {
  const files = [...new Set((await Promise.all(paths.map((path) => listFiles(root, path)))).flat())].sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const [content, facts] = await Promise.all([readFile(join(root, file)), stat(join(root, file))]);
    hash.update(`${file}\0${(facts.mode & 0o100) === 0 ? '-' : 'x'}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
