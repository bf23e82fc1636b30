import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ArtifactStore } from '../artifact-store.ts';
import { createLocalStore } from '../local-store.ts';
import type { OpenBlob } from '../open-blob.ts';
import { personalBlob, personalDigest } from './personal-blob.ts';
import { createPrefixHashes } from './prefix-hashes.ts';
import { rawFrame } from './raw-frame.ts';
import { encodeRegion, REGION_BYTES } from './region.ts';

const IMAGE = randomBytes(3_000_000);
const region = encodeRegion([['hostname', 'gw-17']]);
let directory: string;
let store: ArtifactStore;
let given: Parameters<typeof personalDigest>[0];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bw-personal-'));
  store = createLocalStore(directory);
  const first = execFileSync('zstd', ['--quiet', '--stdout'], { input: IMAGE, maxBuffer: 8_000_000 });
  const { sha256 } = await store.put(Readable.from([first, rawFrame(Buffer.alloc(REGION_BYTES, '\n'))]));
  const image = { sha256, frameOffset: first.length };
  given = { hashes: createPrefixHashes(store), image, frame: rawFrame(region) };
});
afterEach(() => rm(directory, { recursive: true }));

const start = (): Promise<OpenBlob> =>
  store.open(given.image.sha256, { start: 0, end: given.image.frameOffset - 1 });

/** The two ways a blob is sent. */
const WAYS: Readonly<Record<string, (blob: OpenBlob) => Promise<Buffer>>> = {
  stream: (blob) => buffer(blob.stream()),
  pump: async (blob) => {
    const chunks: Buffer[] = [];
    // Like a connection it has no use for the bytes once it said so.
    const connection = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(Buffer.from(chunk));
        done();
      },
    });
    await blob.pumpTo(connection);
    connection.end();
    await finished(connection);
    return Buffer.concat(chunks);
  },
};

describe.each(Object.entries(WAYS))('sent by %s', (_name, send) => {
  it('replaces the last frame and says the sha256 of what was sent, hashed before or not', async () => {
    const told: string[] = [];
    const blob = async (): Promise<OpenBlob> => personalBlob(await start(), given, (sum) => told.push(sum));
    const first = await blob();
    const sent = await send(first);
    const unpacked = execFileSync('zstd', ['--quiet', '--decompress', '--stdout'], {
      input: sent,
      maxBuffer: 8_000_000,
    });
    expect(unpacked.equals(Buffer.concat([IMAGE, region]))).toBe(true);
    expect(first.sizeBytes).toBe(sent.length);
    expect((await send(await blob())).equals(sent)).toBe(true);
    expect((await send(personalBlob(await start(), given))).equals(sent)).toBe(true);
    const sha256 = createHash('sha256').update(sent).digest('hex');
    expect(told).toEqual([sha256, sha256]);
    // From what the first download left behind, and from nothing.
    expect(await personalDigest(given)).toBe(sha256);
    expect(await personalDigest({ ...given, hashes: createPrefixHashes(store) })).toBe(sha256);
  });
});

it('hashes a blob once, however often and by whom it is asked for', async () => {
  const read = vi.spyOn(store, 'read');
  const other = { ...given, frame: rawFrame(encodeRegion([['hostname', 'gw-18']])) };
  const digests = await Promise.all([personalDigest(given), personalDigest(other), personalDigest(given)]);
  expect(new Set(digests).size).toBe(2);
  expect(read).toHaveBeenCalledTimes(1);
  const told = vi.fn();
  await buffer(personalBlob(await start(), other, told).stream());
  expect(told.mock.calls).toEqual([[digests[1]]]);
});

it('closes the file when the client goes away, before the first byte too', async () => {
  const openFiles = async (): Promise<string[]> => {
    const names = await readdir('/proc/self/fd');
    const targets = await Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')));
    return targets.filter((target) => target.includes(given.image.sha256));
  };
  const told = vi.fn();
  personalBlob(await start(), given)
    .stream()
    .destroy();
  for await (const _chunk of personalBlob(await start(), given, told).stream()) break;
  const gone = new PassThrough();
  gone.destroy();
  await expect(personalBlob(await start(), given).pumpTo(gone)).rejects.toThrow();
  await expect(personalBlob(await start(), given, told).pumpTo(gone)).rejects.toThrow();
  await personalBlob(await start(), given).close();
  await vi.waitFor(async () => expect(await openFiles()).toEqual([]));
  expect(told).not.toHaveBeenCalled();
});
