import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@boardwright/core/app-error';
import { LogLine } from '@boardwright/core/log-line';
import type { ArtifactStore, LogChunk } from './artifact-store.ts';
import { asStoreError, isMissing } from './store-error.ts';

type LocalLog = Pick<ArtifactStore, 'appendLog' | 'listLog' | 'readLog'>;

const CHUNK_NAME = /^(\d+)-(\d+)\.ndjson$/;
const BUILD_ID = /^[A-Za-z0-9_-]{1,64}$/;

function chunkName(chunk: LogChunk): string {
  return `${chunk.first}-${chunk.last}.ndjson`;
}

function parseLines(text: string): LogLine[] {
  return text
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => LogLine.parse(JSON.parse(row)));
}

/** Lines of a chunk are consecutive, so one count check per chunk is enough. */
function spanOf(lines: readonly LogLine[]): LogChunk | undefined {
  const first = lines[0]?.n;
  const last = lines.at(-1)?.n;
  if (first === undefined || last === undefined) return undefined;
  if (last - first + 1 !== lines.length || lines.some((line, index) => line.n !== first + index)) {
    throw new AppError('INTERNAL', `Log lines ${first} to ${last} are not consecutive`);
  }
  return { first, last };
}

/**
 * Append-only build logs as numbered NDJSON chunks, one file per chunk.
 *
 * Chunks are renamed into place but not synced: a killed process loses nothing, a power cut may lose the last
 * seconds of a log, and live logs never wait for a busy disk.
 *
 * @param directory - holds `<buildId>/<first>-<last>.ndjson`
 * @param temporary - directory on the same file system for unfinished files
 */
export function createLocalLog(directory: string, temporary: string): LocalLog {
  const lastWritten = new Map<string, number>();

  function logDirectory(buildId: string): string {
    if (!BUILD_ID.test(buildId)) throw new AppError('NOT_FOUND', 'Not a build id');
    return join(directory, buildId);
  }

  async function listLog(buildId: string): Promise<LogChunk[]> {
    const names = await readdir(logDirectory(buildId)).catch((thrown: unknown) => {
      if (isMissing(thrown)) return [];
      throw thrown;
    });
    return names
      .flatMap((name) => {
        const match = CHUNK_NAME.exec(name);
        return match === null ? [] : [{ first: Number(match[1]), last: Number(match[2]) }];
      })
      .sort((a, b) => a.first - b.first);
  }

  async function appendLog(buildId: string, lines: readonly LogLine[]): Promise<void> {
    const span = spanOf(lines);
    if (span === undefined) return;
    // Another process may have written since: the listing decides, the memory only saves it.
    const remembered = lastWritten.get(buildId);
    const known = remembered === span.first - 1 ? remembered : ((await listLog(buildId)).at(-1)?.last ?? 0);
    if (span.first !== known + 1) {
      throw new AppError(
        'INTERNAL',
        `Log of ${buildId} ends at line ${known}, chunk starts at ${span.first}`,
      );
    }
    const partial = join(temporary, randomUUID());
    try {
      await Promise.all([
        mkdir(temporary, { recursive: true }),
        mkdir(logDirectory(buildId), { recursive: true }),
      ]);
      await writeFile(partial, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`, { flag: 'wx' });
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
    const wanted: LogLine[] = [];
    for (const chunk of await listLog(buildId)) {
      if (chunk.last < from) continue;
      if (wanted.length >= limit) break;
      const lines = parseLines(await readFile(join(logDirectory(buildId), chunkName(chunk)), 'utf8'));
      wanted.push(...lines.filter((line) => line.n >= from).slice(0, limit - wanted.length));
    }
    return wanted;
  }

  return { appendLog, listLog, readLog };
}
