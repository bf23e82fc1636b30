import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ArtifactStore } from '@boardwright/artifacts/artifact-store';
import { createLocalStore } from '@boardwright/artifacts/local-store';
import { rawFrame } from '@boardwright/artifacts/personalise/raw-frame';
import { encodeRegion, REGION_BYTES } from '@boardwright/artifacts/personalise/region';
import type { NewArtifact } from '@boardwright/db/worker/publish-image';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findPersonalRegion } from './find-personal-region.ts';

const SAID = { imageOffset: 1_048_576, sizeBytes: REGION_BYTES };
const EMPTY = Buffer.alloc(REGION_BYTES, '\n');
EMPTY.write('BOARDWRIGHT-PERSONAL 1\nempty\n');

let directory: string;
let store: ArtifactStore;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bw-region-'));
  store = createLocalStore(directory);
});
afterEach(() => rm(directory, { recursive: true }));

async function packed(...parts: Buffer[]): Promise<NewArtifact[]> {
  const names = { kind: 'img.zst', fileName: 'a.img.zst', title: 'Image', mediaType: 'application/zstd' };
  return [{ ...names, ...(await store.put(Readable.from(parts))) }];
}

it('finds it as the last frame', async () => {
  const artifacts = await packed(Buffer.alloc(5000, 1), rawFrame(EMPTY));
  expect(await findPersonalRegion({ artifacts, store }, SAID)).toEqual({
    ...SAID,
    packedOffset: 5000,
    packedSizeBytes: 65_546,
  });
});

it('passes on why there is none', async () => {
  const refused = { refused: 'The root file system is read-only.' };
  expect(await findPersonalRegion({ artifacts: [], store }, refused)).toBe(refused);
  expect(await findPersonalRegion({ artifacts: [], store }, undefined)).toBeUndefined();
});

it.each([
  ['something else', () => [Buffer.alloc(70_000, 1)]],
  ['a region with values in it', () => [Buffer.alloc(5000, 1), rawFrame(encodeRegion([['hostname', 'gw']]))]],
  ['less than a region', () => [Buffer.alloc(100, 1)]],
])('refuses a packed image that ends with %s', async (_what, parts) => {
  const artifacts = await packed(...parts());
  await expect(findPersonalRegion({ artifacts, store }, SAID)).rejects.toMatchObject({
    code: 'BUILD_RECIPE_FAILED',
  });
});
