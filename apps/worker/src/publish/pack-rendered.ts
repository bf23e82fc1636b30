import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { Engine } from '@boardwright/engines/engine';
import { pack } from 'tar-stream';

async function listFiles(root: string, path: string): Promise<string[]> {
  const facts = await lstat(join(root, path));
  if (facts.isFile()) return [path];
  if (!facts.isDirectory()) return [];
  const names = (await readdir(join(root, path))).sort();
  return (await Promise.all(names.map((name) => listFiles(root, `${path}/${name}`)))).flat();
}

/**
 * Packs the whole tree a person can build without Boardwright: what the engine renders, and its static files.
 *
 * @param root - repository root, where the static files are
 * @returns a .tar.gz; same bytes for the same image
 */
export function packRendered(engine: Engine, image: ResolvedImage, root: string): Readable {
  const archive = pack();
  const mtime = new Date(0);
  const folder = image.name;
  async function fill(): Promise<void> {
    for (const file of engine.render(image)) {
      archive.entry({ name: `${folder}/${file.path}`, mode: file.mode ?? 0o644, mtime }, file.content);
    }
    for (const path of (await Promise.all(engine.staticFiles.map((one) => listFiles(root, one)))).flat()) {
      const mode = ((await lstat(join(root, path))).mode & 0o100) === 0 ? 0o644 : 0o755;
      archive.entry({ name: `${folder}/${path}`, mode, mtime }, await readFile(join(root, path)));
    }
    archive.finalize();
  }
  fill().catch((thrown: unknown) =>
    archive.destroy(thrown instanceof Error ? thrown : new Error(String(thrown))),
  );
  const packed = Readable.from(archive);
  const zipped = createGzip({ level: 9 });
  packed.once('error', (thrown) => zipped.destroy(thrown));
  return packed.pipe(zipped);
}
