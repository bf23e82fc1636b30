import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ArtifactStore } from './artifact-store.ts';
import { createLocalStore } from './local-store.ts';
import { describeStoreConformance } from './testing/store-conformance.ts';

let directory: string;
let store: ArtifactStore;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bw-store-'));
  store = createLocalStore(directory);
});
afterEach(() => rm(directory, { recursive: true }));

async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describeStoreConformance({ store: () => store, again: () => createLocalStore(directory) });

it('says OUT_OF_DISK when the file system is full, and keeps nothing', async () => {
  async function* full(): AsyncGenerator<string> {
    yield 'half';
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  }
  await expect(store.put(Readable.from(full()))).rejects.toMatchObject({ code: 'OUT_OF_DISK', retry: true });
  expect(await filesBelow(directory)).toEqual([]);
});

it('says how much room there is', async () => {
  expect(await store.freeBytes()).toBeGreaterThan(0);
});

it('mends a blob that was damaged when the same content is put again', async () => {
  const { sha256 } = await store.put(Readable.from(['content']));
  await writeFile(join(directory, 'blobs', sha256.slice(0, 2), sha256), 'garbage');
  await store.put(Readable.from(['content']));
  expect(await text(await store.read(sha256))).toBe('content');
});

it('removes what a killed writer left, but not what is being written', async () => {
  await store.put(Readable.from(['kept']));
  const hourAgo = new Date(Date.now() - 3_600_000);
  for (const name of ['left-behind', 'under-way']) await writeFile(join(directory, 'tmp', name), 'half');
  await utimes(join(directory, 'tmp', 'left-behind'), hourAgo, hourAgo);
  expect(await store.removeUnfinished(new Date(Date.now() - 1_800_000))).toBe(1);
  expect(await readdir(join(directory, 'tmp'))).toEqual(['under-way']);
});
