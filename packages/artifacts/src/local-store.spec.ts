import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import type { LogLine } from '@boardwright/core/log-line';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArtifactStore } from './artifact-store.ts';
import { createLocalStore } from './local-store.ts';

const ABSENT = 'a'.repeat(64);
let directory: string;
let store: ArtifactStore;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bw-store-'));
  store = createLocalStore(directory);
});
afterEach(() => rm(directory, { recursive: true }));

function lines(first: number, last: number): LogLine[] {
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    n: first + index,
    t: 1,
    s: 'base',
    c: 'out',
    m: `line ${first + index}`,
  }));
}

async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe('blobs', () => {
  it('gives back what was put, under its sha256', async () => {
    const bytes = Buffer.alloc(3_000_000, 7);
    const blob = await store.put(Readable.from([bytes.subarray(0, 1_000_000), bytes.subarray(1_000_000)]));
    expect(blob).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: 3_000_000 });
    expect((await buffer(await store.read(blob.sha256))).equals(bytes)).toBe(true);
    expect(await store.stat(blob.sha256)).toEqual(blob);
  });

  it('reads an inclusive range and refuses one outside the blob', async () => {
    const { sha256 } = await store.put(Readable.from(['0123456789']));
    expect(await text(await store.read(sha256, { start: 2, end: 4 }))).toBe('234');
    await expect(store.read(sha256, { start: 10, end: 11 })).rejects.toMatchObject({
      code: 'RANGE_NOT_SATISFIABLE',
    });
  });

  it('refuses a blob with another checksum and keeps nothing of it', async () => {
    await expect(store.put(Readable.from(['x']), ABSENT)).rejects.toMatchObject({
      code: 'CHECKSUM_MISMATCH',
    });
    expect(await filesBelow(directory)).toEqual([]);
  });

  it('keeps nothing of a stream that breaks', async () => {
    async function* broken(): AsyncGenerator<string> {
      yield 'half';
      throw new Error('cut');
    }
    await expect(store.put(Readable.from(broken()))).rejects.toThrow('cut');
    expect(await filesBelow(directory)).toEqual([]);
  });

  it('says OUT_OF_DISK when the file system is full', async () => {
    async function* full(): AsyncGenerator<string> {
      yield 'half';
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    }
    await expect(store.put(Readable.from(full()))).rejects.toMatchObject({
      code: 'OUT_OF_DISK',
      retry: true,
    });
    expect(await filesBelow(directory)).toEqual([]);
  });

  it('knows nothing of absent or hostile names', async () => {
    expect(await store.stat(ABSENT)).toBeUndefined();
    expect(await store.stat('../../etc/passwd')).toBeUndefined();
    await expect(store.read(ABSENT)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(store.listLog('../x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('removes, and says how much room there is', async () => {
    const { sha256 } = await store.put(Readable.from(['x']));
    await store.remove(sha256);
    expect(await store.stat(sha256)).toBeUndefined();
    expect(await store.freeBytes()).toBeGreaterThan(0);
  });
});

describe('logs', () => {
  it('reads any part across chunks, in order', async () => {
    await store.appendLog('b1', lines(1, 9));
    await store.appendLog('b1', lines(10, 12));
    expect(await store.listLog('b1')).toEqual([
      { first: 1, last: 9 },
      { first: 10, last: 12 },
    ]);
    expect((await store.readLog('b1', 8, 3)).map((line) => line.n)).toEqual([8, 9, 10]);
    expect(await store.readLog('b1', 13, 5)).toEqual([]);
    expect(await store.readLog('none', 1, 5)).toEqual([]);
  });

  it('refuses overlaps and gaps, also when another process wrote before', async () => {
    await store.appendLog('b1', lines(1, 3));
    await expect(store.appendLog('b1', lines(3, 4))).rejects.toThrow('ends at line 3');
    await expect(store.appendLog('b1', lines(5, 6))).rejects.toThrow('ends at line 3');
    const later = createLocalStore(directory);
    await expect(later.appendLog('b1', lines(1, 2))).rejects.toThrow('ends at line 3');
    await later.appendLog('b1', lines(4, 4));
    expect(await later.listLog('b1')).toHaveLength(2);
  });
});
