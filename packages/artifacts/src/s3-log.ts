import type { LogLine } from '@boardwright/core/log-line';
import type { LogChunk, LogStore } from './artifact-store.ts';
import { logPath } from './blob-key.ts';
import { checkGoesOn, parseChunkName, printLines, readChunks, spanOf } from './log-chunk.ts';
import type { S3 } from './s3-client.ts';
import { isTaken, isUnsupported } from './s3-error.ts';

/** Numbers of one width, since a bucket lists keys by their characters. */
const DIGITS = 12;
/** Builds whose list of chunks is kept. */
const MAX_REMEMBERED = 50;

function padded(line: number): string {
  return String(line).padStart(DIGITS, '0');
}

/**
 * Append-only build logs as numbered NDJSON chunks, one object a chunk: `logs/<buildId>/<first>-<last>.ndjson`.
 *
 * A chunk never changes and no chunk comes before one that is there, so what was listed once is only asked for what
 * follows it.
 */
export function createS3Log(s3: () => Promise<S3>, bucket: string, prefix: string): LogStore {
  const remembered = new Map<string, readonly LogChunk[]>();
  /** Not every server can say no to a second object of one name. */
  let canRefuse = true;

  function keyOf(buildId: string, chunk: LogChunk): string {
    return `${prefix}${logPath(buildId)}/${padded(chunk.first)}-${padded(chunk.last)}.ndjson`;
  }

  function remember(buildId: string, chunks: readonly LogChunk[]): void {
    // Again at the end: the oldest goes first.
    remembered.delete(buildId);
    remembered.set(buildId, chunks);
    const [oldest] = remembered.keys();
    if (remembered.size > MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  }

  async function listLog(buildId: string): Promise<readonly LogChunk[]> {
    const folder = `${prefix}${logPath(buildId)}/`;
    const { client, sdk } = await s3();
    const known = remembered.get(buildId) ?? [];
    const last = known.at(-1);
    const pages = sdk.paginateListObjectsV2(
      { client },
      { Bucket: bucket, Prefix: folder, ...(last === undefined ? {} : { StartAfter: keyOf(buildId, last) }) },
    );
    const added: LogChunk[] = [];
    for await (const page of pages) {
      for (const { Key } of page.Contents ?? []) {
        const chunk = Key === undefined ? undefined : parseChunkName(Key.slice(folder.length));
        if (chunk !== undefined) added.push(chunk);
      }
    }
    const chunks = added.length === 0 ? known : [...known, ...added];
    if (chunks.length > 0) remember(buildId, chunks);
    return chunks;
  }

  /** @returns false when there is such a chunk already */
  async function addChunk(buildId: string, chunk: LogChunk, text: string): Promise<boolean> {
    const { client, sdk } = await s3();
    const object = { Bucket: bucket, Key: keyOf(buildId, chunk), ContentType: 'application/x-ndjson' };
    // Refuses to replace a chunk somebody else wrote, where the listing before does not show it yet
    const condition = canRefuse ? { IfNoneMatch: '*' } : {};
    try {
      await client.send(new sdk.PutObjectCommand({ ...object, ...condition, Body: Buffer.from(text) }));
      return true;
    } catch (thrown) {
      if (canRefuse && isUnsupported(thrown)) {
        canRefuse = false;
        return addChunk(buildId, chunk, text);
      }
      if (!isTaken(thrown)) throw thrown;
      // The SDK's second try after the answer to its first got lost
      return (await readText(buildId, chunk)) === text;
    }
  }

  async function appendLog(buildId: string, lines: readonly LogLine[]): Promise<void> {
    const span = spanOf(lines);
    if (span === undefined) return;
    // Another process may have written since: the listing decides, the memory only saves it.
    const end = remembered.get(buildId)?.at(-1)?.last;
    const last = end === span.first - 1 ? end : ((await listLog(buildId)).at(-1)?.last ?? 0);
    checkGoesOn(buildId, last, span.first);
    if (!(await addChunk(buildId, span, printLines(lines)))) checkGoesOn(buildId, span.last, span.first);
    const known = remembered.get(buildId) ?? [];
    // Somebody may have listed it meanwhile, or nobody knows what is before it.
    if ((known.at(-1)?.last ?? 0) === span.first - 1) remember(buildId, [...known, span]);
  }

  async function readText(buildId: string, chunk: LogChunk): Promise<string> {
    const { client, sdk } = await s3();
    const { Body } = await client.send(
      new sdk.GetObjectCommand({ Bucket: bucket, Key: keyOf(buildId, chunk) }),
    );
    return (await Body?.transformToString('utf8')) ?? '';
  }

  return {
    appendLog,
    listLog,
    readLog: async (buildId, from, limit) =>
      readChunks(await listLog(buildId), from, limit, (chunk) => readText(buildId, chunk)),
  };
}
