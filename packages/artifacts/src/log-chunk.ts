import { AppError } from '@boardwright/core/app-error';
import { LogLine } from '@boardwright/core/log-line';
import type { LogChunk } from './artifact-store.ts';

const CHUNK_NAME = /^(\d+)-(\d+)\.ndjson$/;

/** @returns the lines a chunk's name says it holds; undefined for any other file */
export function parseChunkName(name: string): LogChunk | undefined {
  const match = CHUNK_NAME.exec(name);
  return match === null ? undefined : { first: Number(match[1]), last: Number(match[2]) };
}

/** Lines as NDJSON, the content of a chunk. */
export function printLines(lines: readonly LogLine[]): string {
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}

/** @throws ZodError or SyntaxError when the content is not that of a chunk */
export function parseLines(text: string): LogLine[] {
  return text
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => LogLine.parse(JSON.parse(row)));
}

/**
 * Lines of a chunk are consecutive, so one count check per chunk is enough.
 *
 * @returns undefined for no lines
 * @throws AppError INTERNAL when the lines are not consecutive
 */
export function spanOf(lines: readonly LogLine[]): LogChunk | undefined {
  const first = lines[0]?.n;
  const last = lines.at(-1)?.n;
  if (first === undefined || last === undefined) return undefined;
  if (last - first + 1 !== lines.length || lines.some((line, index) => line.n !== first + index)) {
    throw new AppError('INTERNAL', `Log lines ${first} to ${last} are not consecutive`);
  }
  return { first, last };
}

/** @throws AppError INTERNAL unless a chunk that starts at `first` goes on where the log ends */
export function checkGoesOn(buildId: string, last: number, first: number): void {
  if (first === last + 1) return;
  throw new AppError('INTERNAL', `Log of ${buildId} ends at line ${last}, chunk starts at ${first}`);
}

/**
 * Lines from `from` on, at most `limit`, of chunks that are read only as far as needed.
 *
 * @param chunks - in order
 */
export async function readChunks(
  chunks: readonly LogChunk[],
  from: number,
  limit: number,
  readText: (chunk: LogChunk) => Promise<string>,
): Promise<LogLine[]> {
  const wanted: LogLine[] = [];
  for (const chunk of chunks) {
    if (chunk.last < from) continue;
    if (wanted.length >= limit) break;
    const lines = parseLines(await readText(chunk));
    wanted.push(...lines.filter((line) => line.n >= from).slice(0, limit - wanted.length));
  }
  return wanted;
}
