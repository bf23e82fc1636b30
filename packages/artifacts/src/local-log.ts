import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogLine } from '@boardwright/core/log-line';
import type { LogChunk, LogStore } from './artifact-store.ts';
import { logPath } from './blob-key.ts';
import { checkGoesOn, parseChunkName, printLines, readChunks, spanOf } from './log-chunk.ts';
import { asStoreError, isMissing } from './store-error.ts';

function chunkName(chunk: LogChunk): string {
  return `${chunk.first}-${chunk.last}.ndjson`;
}

/**
 * Append-only build logs as numbered NDJSON chunks, one file per chunk.
 *
 * Chunks are renamed into place but not synced: a killed process loses nothing, a power cut may lose the last
 * seconds of a log, and live logs never wait for a busy disk.
 *
 * @param directory - holds `logs/<buildId>/<first>-<last>.ndjson`
 * @param temporary - directory on the same file system for unfinished files
 */
export function createLocalLog(directory: string, temporary: string): LogStore {
  const lastWritten = new Map<string, number>();

  function logDirectory(buildId: string): string {
    return join(directory, logPath(buildId));
  }

  async function listLog(buildId: string): Promise<LogChunk[]> {
    const names = await readdir(logDirectory(buildId)).catch((thrown: unknown) => {
      if (isMissing(thrown)) return [];
      throw thrown;
    });
    return names.flatMap((name) => parseChunkName(name) ?? []).sort((a, b) => a.first - b.first);
  }

  async function appendLog(buildId: string, lines: readonly LogLine[]): Promise<void> {
    const span = spanOf(lines);
    if (span === undefined) return;
    // Another process may have written since: the listing decides, the memory only saves it.
    const remembered = lastWritten.get(buildId);
    const known = remembered === span.first - 1 ? remembered : ((await listLog(buildId)).at(-1)?.last ?? 0);
    checkGoesOn(buildId, known, span.first);
    const partial = join(temporary, randomUUID());
    try {
      await Promise.all([
        mkdir(temporary, { recursive: true }),
        mkdir(logDirectory(buildId), { recursive: true }),
      ]);
      await writeFile(partial, printLines(lines), { flag: 'wx' });
      // link, unlike rename, refuses to replace a chunk somebody else wrote
      await link(partial, join(logDirectory(buildId), chunkName(span)));
      lastWritten.set(buildId, span.last);
    } catch (thrown) {
      throw asStoreError(thrown);
    } finally {
      await rm(partial, { force: true });
    }
  }

  async function readLog(buildId: string, from: number, limit: number): Promise<LogLine[]> {
    return readChunks(await listLog(buildId), from, limit, (chunk) =>
      readFile(join(logDirectory(buildId), chunkName(chunk)), 'utf8'),
    );
  }

  return { appendLog, listLog, readLog };
}
