import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ArtifactStore } from '../artifact-store.ts';
import { createLocalStore } from '../local-store.ts';
import { type PersonalStream, personalDigest, personalStream } from './personal-stream.ts';
import { createPrefixHashes } from './prefix-hashes.ts';
import { rawFrame } from './raw-frame.ts';
import { encodeRegion, REGION_BYTES } from './region.ts';

const IMAGE = randomBytes(3_000_000);
const region = encodeRegion([['hostname', 'gw-17']]);
let directory: string;
let store: ArtifactStore;
let given: PersonalStream;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bw-personal-'));
  store = createLocalStore(directory);
  const first = execFileSync('zstd', ['--quiet', '--stdout'], { input: IMAGE, maxBuffer: 8_000_000 });
  const { sha256 } = await store.put(Readable.from([first, rawFrame(Buffer.alloc(REGION_BYTES, '\n'))]));
  const image = { sha256, frameOffset: first.length };
  given = { store, hashes: createPrefixHashes(store), image, frame: rawFrame(region) };
});
afterEach(() => rm(directory, { recursive: true }));

it('replaces the last frame and says the sha256 of what was sent', async () => {
  const told = vi.fn();
  const sent = await buffer(await personalStream(given, told));
  const unpacked = execFileSync('zstd', ['--quiet', '--decompress', '--stdout'], {
    input: sent,
    maxBuffer: 8_000_000,
  });
  expect(unpacked.equals(Buffer.concat([IMAGE, region]))).toBe(true);
  const sha256 = createHash('sha256').update(sent).digest('hex');
  expect(told.mock.calls).toEqual([[sha256]]);
  // From what the first download left behind, and from nothing.
  expect(await personalDigest(given)).toBe(sha256);
  expect(await personalDigest({ ...given, hashes: createPrefixHashes(store) })).toBe(sha256);
});

it('hashes a blob once, however often and by whom it is asked for', async () => {
  const read = vi.spyOn(store, 'read');
  const other = { ...given, frame: rawFrame(encodeRegion([['hostname', 'gw-18']])) };
  const digests = await Promise.all([personalDigest(given), personalDigest(other), personalDigest(given)]);
  expect(new Set(digests).size).toBe(2);
  expect(read).toHaveBeenCalledTimes(1);
  const told = vi.fn();
  await buffer(await personalStream(other, told));
  expect(told.mock.calls).toEqual([[digests[1]]]);
});

it('closes the file when the client goes away, before the first byte too', async () => {
  const opened: Readable[] = [];
  const watched = {
    ...given,
    store: {
      read: async (...args: Parameters<ArtifactStore['read']>) => {
        const stream = await store.read(...args);
        opened.push(stream);
        return stream;
      },
    },
  };
  const untouched = await personalStream(watched);
  untouched.destroy();
  const begun = await personalStream(watched);
  for await (const _chunk of begun) break;
  await vi.waitFor(() => expect(opened.map((stream) => stream.closed)).toEqual([true, true]));
});
