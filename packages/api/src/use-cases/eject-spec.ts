import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { Engine } from '@boardwright/engines/engine';

/** A file of the ejected tree. */
export interface TreeFile {
  /** POSIX path relative to the tree's root. */
  readonly path: string;
  readonly content: Buffer;
  readonly mode: number;
}

async function readStatic(root: string, path: string): Promise<TreeFile[]> {
  const facts = await stat(join(root, path));
  if (facts.isFile()) {
    const mode = (facts.mode & 0o100) === 0 ? 0o644 : 0o755;
    return [{ path, content: await readFile(join(root, path)), mode }];
  }
  // Python leaves these beside what it runs
  const names = (await readdir(join(root, path))).filter((name) => name !== '__pycache__');
  return (await Promise.all(names.map((name) => readStatic(root, `${path}/${name}`)))).flat();
}

/**
 * Everything a person needs to build an image without Boardwright: what the engine rendered and the repository's
 * static files it refers to.
 *
 * @param root - repository root
 * @returns files sorted by path; equal images give equal bytes
 */
export async function ejectedTree(
  root: string,
  engine: Engine,
  image: ResolvedImage,
): Promise<readonly TreeFile[]> {
  const files = new Map<string, TreeFile>();
  for (const file of (await Promise.all(engine.staticFiles.map((path) => readStatic(root, path)))).flat()) {
    files.set(file.path, file);
  }
  for (const file of engine.render(image)) {
    files.set(file.path, { path: file.path, content: Buffer.from(file.content), mode: file.mode ?? 0o644 });
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
