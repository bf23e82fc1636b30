import { createHash } from 'node:crypto';
import { readStaticFiles } from './static-files.ts';

/**
 * Digest of files and directories by relative path, content and executable bit.
 *
 * @param root - absolute directory the paths are relative to
 * @param paths - files or directories below `root`
 * @returns lower-case hex sha256
 * @invariant independent of time stamps, owners and the order of `paths`
 */
export async function directoryDigest(root: string, paths: readonly string[]): Promise<string> {
  const files = new Map((await readStaticFiles(root, paths)).map((file) => [file.path, file]));
  const hash = createHash('sha256');
  for (const [path, { content, mode }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${path}\0${(mode & 0o100) === 0 ? '-' : 'x'}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}
