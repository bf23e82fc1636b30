import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '@boardwright/core/app-error';
import type { StoredBlob } from './artifact-store.ts';
import { asStoreError, isMissing } from './store-error.ts';

async function writeHashed(source: Readable, path: string, sync: boolean): Promise<StoredBlob> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const handle = await open(path, 'wx');
  try {
    for await (const chunk of source) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer);
      hash.update(bytes);
      await handle.writeFile(bytes);
      sizeBytes += bytes.length;
    }
    if (sync) await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

interface Spool {
  /** Directory for the file; made when absent. */
  readonly directory: string;
  readonly expectedSha256: string | undefined;
  /** Sync the file before it is handed on. */
  readonly sync: boolean;
}

/**
 * Writes a stream into a temporary file, hashing on the way, and hands that on. The file is gone afterwards unless
 * `use` moved it.
 *
 * @throws AppError CHECKSUM_MISMATCH; OUT_OF_DISK
 */
export async function withSpooled(
  source: Readable,
  spool: Spool,
  use: (path: string, blob: StoredBlob) => Promise<void>,
): Promise<StoredBlob> {
  const path = join(spool.directory, randomUUID());
  try {
    await mkdir(spool.directory, { recursive: true });
    const blob = await writeHashed(source, path, spool.sync);
    const { expectedSha256 } = spool;
    if (expectedSha256 !== undefined && blob.sha256 !== expectedSha256) {
      throw new AppError('CHECKSUM_MISMATCH', `Expected sha256 ${expectedSha256}, got ${blob.sha256}`);
    }
    await use(path, blob);
    return blob;
  } catch (thrown) {
    source.destroy();
    throw asStoreError(thrown);
  } finally {
    await rm(path, { force: true });
  }
}

/** Removes files that nobody changed since `before`. @returns how many */
export async function removeOldFiles(directory: string, before: Date): Promise<number> {
  const names = await readdir(directory).catch((thrown: unknown) => {
    if (isMissing(thrown)) return [];
    throw thrown;
  });
  let removed = 0;
  for (const name of names) {
    const path = join(directory, name);
    const facts = await stat(path).catch(() => undefined);
    if (facts === undefined || !facts.isFile() || facts.mtime >= before) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
