import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createLocalStore } from '@boardwright/artifacts/local-store';
import { createDb } from '@boardwright/db/client';
import { newId } from '@boardwright/db/new-id';
import { type BenchStack, connections } from './stack.ts';

async function* bytesOf(randomBytes: number, end: Buffer): AsyncGenerator<Buffer> {
  yield* createReadStream('/dev/urandom', { end: randomBytes - 1, highWaterMark: 1 << 20 });
  if (end.length > 0) yield end;
}

/**
 * An image with one file that does not compress.
 *
 * @param randomBytes - of the file, before `end`
 * @param evidence - of the image
 */
export async function addLargeImage(
  stack: BenchStack,
  randomBytes: number,
  end: Buffer = Buffer.alloc(0),
  evidence: object = {},
): Promise<{ id: string; path: string; sha256: string }> {
  const { databaseUrl } = await connections(stack);
  const db = createDb(databaseUrl);
  const store = createLocalStore(join(stack.dataDir, 'store'));
  const blob = await store.put(Readable.from(bytesOf(randomBytes, end), { objectMode: false }));
  const team = await db.organization.findFirstOrThrow();
  const id = newId('i');
  const names = { name: 'large', board: 'qemu-x86_64', engine: 'debian', release: 'trixie' };
  const file = { kind: 'img.zst', fileName: 'large.img.zst', title: 'Image', mediaType: 'application/zstd' };
  await db.image.create({
    data: {
      ...{ id, teamId: team.id, ...names, specHash: id, planHash: id, spec: {}, resolved: {}, evidence },
      ...{ sizeBytes: BigInt(randomBytes), sha256: blob.sha256, buildMs: 1 },
      artifacts: { create: { id: newId('a'), ...file, ...blob, sizeBytes: BigInt(blob.sizeBytes) } },
    },
  });
  await db.$disconnect();
  return { id, path: `/api/v1/images/${id}/artifacts/${file.kind}`, sha256: blob.sha256 };
}
