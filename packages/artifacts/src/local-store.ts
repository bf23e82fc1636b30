import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ArtifactStore, BlobClaim, ByteRange, ListedBlob, StoredBlob } from './artifact-store.ts';
import { blobPath, checkRange, isSha256, noSuchBlob } from './blob-key.ts';
import { pumpFile } from './file-pump.ts';
import { createLocalLog } from './local-log.ts';
import type { OpenBlob } from './open-blob.ts';
import { removeOldFiles, withSpooled } from './spool.ts';
import { isMissing } from './store-error.ts';

/** Makes sure a file's name survives a power cut as well as its content. */
async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function openPart(handle: FileHandle, start: number, end: number): OpenBlob {
  return {
    sizeBytes: end - start + 1,
    // An empty file has no last byte to name.
    stream: () =>
      handle.createReadStream({ highWaterMark: 256 * 1024, start, ...(end < start ? {} : { end }) }),
    async pumpTo(writable) {
      try {
        await pumpFile(handle, start, end, writable);
      } finally {
        await handle.close();
      }
    },
    close: () => handle.close(),
  };
}

/**
 * Store in one local directory: `blobs/<2 hex>/<sha256>`, `logs/<buildId>/<first>-<last>.ndjson`, `tmp/`.
 *
 * @param directory - absolute; made when absent
 * @throws AppError OUT_OF_DISK from `put` and `appendLog` when the file system is full
 * @invariant a path below `blobs/` or `logs/` always holds a whole file: files get their name by rename
 * @invariant an open blob can be read to its end whatever is removed meanwhile
 */
export function createLocalStore(directory: string): ArtifactStore {
  const temporary = join(directory, 'tmp');
  const log = createLocalLog(directory, temporary);

  function pathOf(sha256: string): string {
    return join(directory, blobPath(sha256));
  }

  async function statBlob(sha256: string): Promise<StoredBlob | undefined> {
    if (!isSha256(sha256)) return undefined;
    try {
      return { sha256, sizeBytes: (await stat(pathOf(sha256))).size };
    } catch (thrown) {
      if (isMissing(thrown)) return undefined;
      throw thrown;
    }
  }

  function put(source: Readable, expectedSha256?: string, claim?: BlobClaim): Promise<StoredBlob> {
    return withSpooled(
      source,
      { directory: temporary, expectedSha256, sync: true },
      async (partial, blob) => {
        await claim?.(blob);
        const path = pathOf(blob.sha256);
        await mkdir(dirname(path), { recursive: true });
        // Over one that is there, too: the new one is known to be good.
        await rename(partial, path);
        await syncDirectory(dirname(path));
      },
    );
  }

  async function openBlob(sha256: string, range?: ByteRange): Promise<OpenBlob> {
    const handle = await open(pathOf(sha256), 'r').catch((thrown: unknown) => {
      throw isMissing(thrown) ? noSuchBlob(sha256) : thrown;
    });
    try {
      const { size } = await handle.stat();
      if (range !== undefined) checkRange(range, size);
      return openPart(handle, range?.start ?? 0, Math.min(range?.end ?? size, size - 1));
    } catch (thrown) {
      await handle.close();
      throw thrown;
    }
  }

  async function* listBlobs(): AsyncGenerator<ListedBlob> {
    const root = join(directory, 'blobs');
    const folders = await readdir(root).catch((thrown: unknown) => {
      if (isMissing(thrown)) return [];
      throw thrown;
    });
    for (const folder of folders.sort()) {
      for (const name of (await readdir(join(root, folder))).sort()) {
        const facts = isSha256(name)
          ? await stat(join(root, folder, name)).catch(() => undefined)
          : undefined;
        if (facts !== undefined) yield { sha256: name, sizeBytes: facts.size, modifiedAt: facts.mtime };
      }
    }
  }

  async function probe(): Promise<void> {
    await mkdir(temporary, { recursive: true });
    const path = join(temporary, `probe-${randomUUID()}`);
    await writeFile(path, 'ok', { flag: 'wx' });
    await rm(path);
  }

  async function freeBytes(): Promise<number> {
    await mkdir(directory, { recursive: true });
    const facts = await statfs(directory);
    return facts.bavail * facts.bsize;
  }

  return {
    put,
    stat: statBlob,
    open: openBlob,
    read: async (sha256, range) => (await openBlob(sha256, range)).stream(),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    readersSurviveRemoval: true,
    listBlobs,
    removeUnfinished: (before) => removeOldFiles(temporary, before),
    ...log,
    freeBytes,
    probe,
  };
}
