import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import type { LogLine } from '@boardwright/core/log-line';
import { describe, expect, it } from 'vitest';
import type { ArtifactStore, ListedBlob } from '../artifact-store.ts';
import { collectTo } from './collect-to.ts';

const ABSENT = 'a'.repeat(64);

interface StoreUnderTest {
  /** An empty store of the running test's own. */
  readonly store: () => ArtifactStore;
  /** A second process' view of the same store. */
  readonly again: () => ArtifactStore;
}

function lines(first: number, last: number): LogLine[] {
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    n: first + index,
    t: 1,
    s: 'base',
    c: 'out',
    m: `line ${first + index}`,
  }));
}

function sha256Of(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function listed(store: ArtifactStore): Promise<ListedBlob[]> {
  const found: ListedBlob[] = [];
  for await (const blob of store.listBlobs()) found.push(blob);
  return found;
}

/** What every back end keeps. */
export function describeStoreConformance({ store, again }: StoreUnderTest): void {
  describe('blobs', () => {
    it('gives back what was put, under its sha256', async () => {
      const bytes = Buffer.alloc(3_000_000, 7);
      const blob = await store().put(
        Readable.from([bytes.subarray(0, 1_000_000), bytes.subarray(1_000_000)]),
      );
      expect(blob).toEqual({ sha256: sha256Of(bytes), sizeBytes: 3_000_000 });
      expect((await buffer(await store().read(blob.sha256))).equals(bytes)).toBe(true);
      expect(await again().stat(blob.sha256)).toEqual(blob);
    });

    it('keeps a blob of many parts, byte for byte', async () => {
      const bytes = randomBytes(40 * 1024 * 1024);
      const { sha256 } = await store().put(Readable.from([bytes]));
      const whole = await collectTo((writable) =>
        store()
          .open(sha256)
          .then((blob) => blob.pumpTo(writable)),
      );
      expect(sha256Of(whole)).toBe(sha256);
      const range = { start: 17_000_000, end: 34_000_000 };
      const part = await buffer(await store().read(sha256, range));
      expect(part.equals(bytes.subarray(range.start, range.end + 1))).toBe(true);
    });

    it('keeps an empty blob', async () => {
      const { sha256, sizeBytes } = await store().put(Readable.from([]));
      expect([sha256, sizeBytes]).toEqual([sha256Of(''), 0]);
      expect(await text(await store().read(sha256))).toBe('');
      expect(await collectTo(async (writable) => (await store().open(sha256)).pumpTo(writable))).toHaveLength(
        0,
      );
    });

    it('reads an inclusive range and refuses one outside the blob', async () => {
      const { sha256 } = await store().put(Readable.from(['0123456789']));
      expect(await text(await store().read(sha256, { start: 2, end: 4 }))).toBe('234');
      expect(await text(await store().read(sha256, { start: 8, end: 99 }))).toBe('89');
      const blob = await store().open(sha256, { start: 5, end: 99 });
      expect(blob.sizeBytes).toBe(5);
      await blob.close();
      for (const range of [
        { start: 10, end: 11 },
        { start: 4, end: 3 },
        { start: -1, end: 3 },
      ]) {
        await expect(store().read(sha256, range)).rejects.toMatchObject({ code: 'RANGE_NOT_SATISFIABLE' });
      }
    });

    it('refuses a blob with another checksum and keeps nothing of it', async () => {
      await expect(store().put(Readable.from(['x']), ABSENT)).rejects.toMatchObject({
        code: 'CHECKSUM_MISMATCH',
      });
      expect(await listed(store())).toEqual([]);
    });

    it('keeps nothing of a stream that breaks', async () => {
      async function* broken(): AsyncGenerator<Buffer> {
        yield randomBytes(20 * 1024 * 1024);
        throw new Error('cut');
      }
      await expect(store().put(Readable.from(broken()))).rejects.toThrow('cut');
      expect(await listed(store())).toEqual([]);
      expect(await store().removeUnfinished(new Date(Date.now() + 60_000))).toBe(0);
    });

    it('asks for a claim before a blob can be seen', async () => {
      const seen: unknown[] = [];
      await store().put(Readable.from(['x']), undefined, async (blob) => {
        seen.push(blob, await store().stat(blob.sha256));
        return false;
      });
      expect(seen).toEqual([{ sha256: sha256Of('x'), sizeBytes: 1 }, undefined]);
      const refused = store().put(Readable.from(['y']), undefined, () =>
        Promise.reject(new Error('no claim')),
      );
      await expect(refused).rejects.toThrow('no claim');
      expect(await store().stat(sha256Of('y'))).toBeUndefined();
    });

    it('holds equal content once, also when two write it at a time', async () => {
      const bytes = randomBytes(18 * 1024 * 1024);
      const both = await Promise.all([
        store().put(Readable.from([bytes])),
        again().put(Readable.from([bytes])),
      ]);
      expect(both[0]).toEqual(both[1]);
      const [only, ...others] = await listed(store());
      expect(others).toEqual([]);
      expect(only).toMatchObject(both[0]);
      expect(Math.abs((only?.modifiedAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    });

    it('lists blobs in order', async () => {
      const blobs = [];
      for (const content of ['one', 'two', 'three']) blobs.push(await store().put(Readable.from([content])));
      expect((await listed(store())).map(({ sha256 }) => sha256)).toEqual(
        blobs.map(({ sha256 }) => sha256).sort(),
      );
    });

    it('knows nothing of absent or hostile names', async () => {
      expect(await store().stat(ABSENT)).toBeUndefined();
      expect(await store().stat('../../etc/passwd')).toBeUndefined();
      await expect(store().read(ABSENT)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(store().read('../../etc/passwd')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(store().listLog('../x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await store().remove(ABSENT);
    });

    it('removes, and can be written to', async () => {
      const { sha256 } = await store().put(Readable.from(['x']));
      await store().remove(sha256);
      expect(await store().stat(sha256)).toBeUndefined();
      await store().probe();
      expect(await listed(store())).toEqual([]);
    });

    it('lets two readers finish a blob that is removed while they read', async () => {
      // More than connections buffer, less than a part: a server that keeps parts apart may remove those not sent yet.
      const bytes = randomBytes(15 * 1024 * 1024);
      const { sha256 } = await store().put(Readable.from([bytes]));
      const readers = await Promise.all([
        store().open(sha256),
        again().open(sha256, { start: 1000, end: bytes.length }),
      ]);
      const [whole, part] = readers.map((blob) => blob.stream());
      if (whole === undefined || part === undefined) throw new Error('two readers');
      const heads = await Promise.all([whole, part].map((stream) => stream[Symbol.asyncIterator]().next()));
      expect(heads.every(({ done }) => done === false)).toBe(true);
      await store().remove(sha256);
      await expect(store().open(sha256)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const rest = await Promise.all([buffer(whole), buffer(part)]);
      expect(sha256Of(Buffer.concat([heads[0]?.value as Buffer, rest[0]]))).toBe(sha256);
      expect(sha256Of(Buffer.concat([heads[1]?.value as Buffer, rest[1]]))).toBe(
        sha256Of(bytes.subarray(1000)),
      );
    });

    it('stops when the reader goes away', async () => {
      const { sha256 } = await store().put(Readable.from([randomBytes(20 * 1024 * 1024)]));
      const gone = collectTo(async (writable) => {
        const blob = await store().open(sha256);
        setTimeout(() => writable.destroy(), 5);
        await blob.pumpTo(writable);
      }, 1);
      await expect(gone).rejects.toThrow();
      await (await store().open(sha256)).close();
    });
  });

  describe('logs', () => {
    it('reads any part across chunks, in order', async () => {
      await store().appendLog('b1', lines(1, 9));
      await store().appendLog('b1', lines(10, 12));
      expect(await store().listLog('b1')).toEqual([
        { first: 1, last: 9 },
        { first: 10, last: 12 },
      ]);
      expect((await store().readLog('b1', 8, 3)).map((line) => line.n)).toEqual([8, 9, 10]);
      expect(await store().readLog('b1', 13, 5)).toEqual([]);
      expect(await store().readLog('none', 1, 5)).toEqual([]);
    });

    it('shows what another process added', async () => {
      const reader = again();
      await store().appendLog('b1', lines(1, 3));
      expect(await reader.listLog('b1')).toHaveLength(1);
      await store().appendLog('b1', lines(4, 5));
      expect((await reader.readLog('b1', 3, 9)).map((line) => line.n)).toEqual([3, 4, 5]);
    });

    it('refuses overlaps and gaps, also when another process wrote before', async () => {
      await store().appendLog('b1', lines(1, 3));
      await expect(store().appendLog('b1', lines(3, 4))).rejects.toThrow('ends at line 3');
      await expect(store().appendLog('b1', lines(5, 6))).rejects.toThrow('ends at line 3');
      const later = again();
      await expect(later.appendLog('b1', lines(1, 2))).rejects.toThrow('ends at line 3');
      await later.appendLog('b1', lines(4, 4));
      expect(await later.listLog('b1')).toHaveLength(2);
    });
  });
}
