import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '@boardwright/core/app-error';
import { type Pack, pack } from 'tar-stream';

async function addPath(archive: Pack, root: string, path: string): Promise<void> {
  const facts = await lstat(join(root, path));
  const mtime = new Date(0);
  if (facts.isDirectory()) {
    archive.entry({ name: path, type: 'directory', mode: 0o755, mtime });
    for (const name of (await readdir(join(root, path))).sort())
      await addPath(archive, root, `${path}/${name}`);
    return;
  }
  if (!facts.isFile()) {
    throw new AppError(
      'INTERNAL',
      `${path} is neither a file nor a directory; build contexts hold nothing else`,
    );
  }
  const mode = (facts.mode & 0o100) === 0 ? 0o644 : 0o755;
  archive.entry({ name: path, mode, mtime }, await readFile(join(root, path)));
}

/**
 * Packs files and directories of the repository as a tar stream.
 *
 * @param paths - relative to `root`
 * @invariant same bytes for the same content, whatever the time stamps and owners, so the engine's layer cache hits
 */
export function packContext(root: string, paths: readonly string[]): Readable {
  const archive = pack();
  async function fill(): Promise<void> {
    for (const path of [...new Set(paths)].sort()) await addPath(archive, root, path);
    archive.finalize();
  }
  fill().catch((thrown: unknown) =>
    archive.destroy(thrown instanceof Error ? thrown : new Error(String(thrown))),
  );
  return Readable.from(archive);
}
