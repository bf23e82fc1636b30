import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '@boardwright/core/app-error';
import type { ArtifactStore, ByteRange, StoredBlob } from './artifact-store.ts';
import { createLocalLog } from './local-log.ts';
import { asStoreError, isMissing } from './store-error.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/** Makes sure a file's name survives a power cut as well as its content. */
async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes the stream beside the blobs, hashing on the way. The file is synced when this returns. */
async function writeHashed(source: Readable, path: string): Promise<StoredBlob> {
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
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

/**
 * Store in one local directory: `blobs/<2 hex>/<sha256>`, `logs/<buildId>/<first>-<last>.ndjson`, `tmp/`.
 *
 * @param directory - absolute; made when absent
 * @throws AppError OUT_OF_DISK from `put` and `appendLog` when the file system is full
 * @invariant a path below `blobs/` or `logs/` always holds a whole file: files get their name by rename
 */
export function createLocalStore(directory: string): ArtifactStore {
  const temporary = join(directory, 'tmp');
  const log = createLocalLog(join(directory, 'logs'), temporary);

  function blobPath(sha256: string): string {
    if (!SHA256.test(sha256)) throw new AppError('NOT_FOUND', `Not a sha256: ${sha256.slice(0, 80)}`);
    return join(directory, 'blobs', sha256.slice(0, 2), sha256);
  }

  async function statBlob(sha256: string): Promise<StoredBlob | undefined> {
    try {
      return { sha256, sizeBytes: (await stat(blobPath(sha256))).size };
    } catch (thrown) {
      if (isMissing(thrown) || (thrown instanceof AppError && thrown.code === 'NOT_FOUND')) return undefined;
      throw thrown;
    }
  }

  async function put(source: Readable, expectedSha256?: string): Promise<StoredBlob> {
    const partial = join(temporary, randomUUID());
    try {
      await mkdir(temporary, { recursive: true });
      const blob = await writeHashed(source, partial);
      if (expectedSha256 !== undefined && blob.sha256 !== expectedSha256) {
        throw new AppError('CHECKSUM_MISMATCH', `Expected sha256 ${expectedSha256}, got ${blob.sha256}`);
      }
      const path = blobPath(blob.sha256);
      await mkdir(dirname(path), { recursive: true });
      await rename(partial, path);
      await syncDirectory(dirname(path));
      return blob;
    } catch (thrown) {
      source.destroy();
      await rm(partial, { force: true });
      throw asStoreError(thrown);
    }
  }

  async function read(sha256: string, range?: ByteRange): Promise<Readable> {
    const blob = await statBlob(sha256);
    if (blob === undefined) throw new AppError('NOT_FOUND', `No blob ${sha256.slice(0, 80)} in the store`);
    if (
      range !== undefined &&
      (range.start < 0 || range.start > range.end || range.start >= blob.sizeBytes)
    ) {
      throw new AppError(
        'RANGE_NOT_SATISFIABLE',
        `Range ${range.start}-${range.end} of ${blob.sizeBytes} bytes`,
      );
    }
    return createReadStream(blobPath(sha256), { highWaterMark: 1024 * 1024, ...range });
  }

  async function freeBytes(): Promise<number> {
    await mkdir(directory, { recursive: true });
    const facts = await statfs(directory);
    return facts.bavail * facts.bsize;
  }

  return {
    put,
    stat: statBlob,
    read,
    remove: (sha256) => rm(blobPath(sha256), { force: true }),
    ...log,
    freeBytes,
  };
}
