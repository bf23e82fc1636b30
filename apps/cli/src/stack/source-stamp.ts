import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Directories that hold results or foreign code, not sources. */
const SKIPPED: ReadonlySet<string> = new Set([
  'node_modules',
  'dist',
  '.next',
  '.turbo',
  '.cache',
  'generated',
  '__golden__',
  // Written by the build itself
  'next-env.d.ts',
]);

async function listFacts(root: string, path: string): Promise<string[]> {
  const facts = await stat(join(root, path)).catch(() => undefined);
  if (facts === undefined) return [];
  if (facts.isFile()) return [`${path}\0${facts.size}\0${facts.mtimeMs}`];
  const names = (await readdir(join(root, path))).filter((name) => !SKIPPED.has(name)).sort();
  return (await Promise.all(names.map((name) => listFacts(root, `${path}/${name}`)))).flat();
}

/**
 * Tells quickly whether sources changed: names, sizes and times, no content. A changed time alone asks the build tool,
 * which looks at contents.
 *
 * @returns lower-case hex sha256
 */
export async function sourceStamp(root: string, paths: readonly string[]): Promise<string> {
  const facts = (await Promise.all(paths.map((path) => listFacts(root, path)))).flat();
  return createHash('sha256').update(facts.sort().join('\n')).digest('hex');
}

/** @returns true when the stamp file holds this very stamp */
export async function stampMatches(file: string, stamp: string): Promise<boolean> {
  return readFile(file, 'utf8').then(
    (text) => text.trim() === stamp,
    () => false,
  );
}

/** Keeps a stamp; the file appears whole or not at all. */
export async function writeStamp(file: string, stamp: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.tmp`, `${stamp}\n`);
  await rename(`${file}.tmp`, file);
}
