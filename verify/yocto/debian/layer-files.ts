import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { RenderedFile } from '@boardwright/engines/plan';

/** Where the layer lies in the tree. */
export const LAYER = 'layers/debian-binaries';

/** Files below a folder, as they lie under another in the tree; one that can be run stays so. */
export async function filesBelow(folder: string, under: string): Promise<RenderedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const runs = ((await stat(path)).mode & 0o100) !== 0;
        return {
          path: join(under, relative(folder, path)),
          content: await readFile(path, 'utf8'),
          ...(runs ? { mode: 0o755 } : {}),
        };
      }),
  );
}
