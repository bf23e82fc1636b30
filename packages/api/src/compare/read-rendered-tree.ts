import { createHash } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { MIB_BYTES } from '@boardwright/core/units';
import { extract, type Header } from 'tar-stream';

const MOST_ENTRIES = 20_000;
const MOST_UNPACKED_BYTES = 256 * MIB_BYTES;

/** A file of a rendered tree without its content. */
export interface TreeFact {
  readonly mode: number;
  readonly sizeBytes: number;
  readonly sha256: string;
}

type Visit = (path: string, header: Header, content: AsyncIterable<Buffer>) => Promise<void>;

/** Path below the archive's one top directory, which has the image's name. */
function belowTop(name: string): string {
  return name.split('/').slice(1).join('/');
}

/** @throws RangeError for an archive larger than any tree an engine renders */
async function visitFiles(source: Readable, visit: Visit): Promise<void> {
  const archive = extract();
  // At run time tar-stream's streams are Node.js' own kind, only their type lacks the newest members.
  const fed = pipeline(source, createGunzip(), archive as unknown as Writable);
  // The loop reports it too, and first.
  fed.catch(() => undefined);
  let [entries, unpackedBytes] = [0, 0];
  for await (const entry of archive) {
    entries += 1;
    unpackedBytes += entry.header.size ?? 0;
    if (entries > MOST_ENTRIES || unpackedBytes > MOST_UNPACKED_BYTES)
      throw new RangeError('The rendered tree is larger than it can be');
    if (entry.header.type === 'file')
      await visit(belowTop(entry.header.name), entry.header, entry as unknown as AsyncIterable<Buffer>);
    else entry.resume();
  }
  await fed;
}

/** Every file of a rendered tree by path; contents pass by and are not kept. */
export async function readTreeFacts(source: Readable): Promise<ReadonlyMap<string, TreeFact>> {
  const facts = new Map<string, TreeFact>();
  await visitFiles(source, async (path, header, content) => {
    const hash = createHash('sha256');
    for await (const chunk of content) hash.update(chunk);
    const { mode = 0, size = 0 } = header;
    facts.set(path, { mode: mode & 0o7777, sizeBytes: size, sha256: hash.digest('hex') });
  });
  return facts;
}

/** Contents of the files named. */
export async function readTreeContents(
  source: Readable,
  paths: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Buffer>> {
  const contents = new Map<string, Buffer>();
  await visitFiles(source, async (path, _header, content) => {
    const kept: Buffer[] = [];
    for await (const chunk of content) if (paths.has(path)) kept.push(chunk);
    if (paths.has(path)) contents.set(path, Buffer.concat(kept));
  });
  return contents;
}
