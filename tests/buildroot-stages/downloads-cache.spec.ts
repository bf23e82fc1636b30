import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

const DAY_MS = 86_400_000;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-downloads-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, bytes: number, unusedDays: number): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.alloc(bytes));
  const used = new Date(Date.now() - unusedDays * DAY_MS);
  utimesSync(path, used, used);
}

/** Paths given up when the cache is brought back to so many bytes, `before` having run. */
function trim(limitBytes: number, before = 'pass'): unknown {
  return runPython(
    `import contextlib, io
from bw.downloads_cache import downloads_in_use, mark_used, trim
folder = given["folder"]
with contextlib.redirect_stdout(io.StringIO()), contextlib.ExitStack() as held:
    ${before}
    gone = trim(folder, given["limit"])
print(json.dumps(gone))`,
    { folder, limit: limitBytes },
  );
}

describe('the quota of the download cache', () => {
  it('leaves everything below it', () => {
    put('busybox/busybox-1.38.0.tar.bz2', 100, 30);
    expect(trim(100)).toEqual([]);
  });

  it('gives up what was unused for longest, and no more than it must', () => {
    put('zlib/zlib-1.3.tar.xz', 100, 10);
    put('linux/linux-6.12.tar.xz', 100, 30);
    put('zstd/zstd-1.5.tar.gz', 100, 20);
    expect(trim(150)).toEqual(['linux/linux-6.12.tar.xz', 'zstd/zstd-1.5.tar.gz']);
    expect(existsSync(join(folder, 'zlib/zlib-1.3.tar.xz'))).toBe(true);
  });

  it('keeps what a build used lately: its later stages read it without a network', () => {
    put('linux/linux-6.12.tar.xz', 100, 1);
    expect(trim(0)).toEqual([]);
  });

  it('counts what a build uses again as used now', () => {
    put('linux/linux-6.12.tar.xz', 100, 30);
    put('zlib/zlib-1.3.tar.xz', 100, 20);
    expect(trim(0, 'mark_used(folder, ["linux/linux-6.12.tar.xz"])')).toEqual(['zlib/zlib-1.3.tar.xz']);
  });

  it('gives up a clone as a whole', () => {
    put('linux/git/HEAD', 10, 30);
    put('linux/git/objects/pack/one.pack', 100, 30);
    const used = new Date(Date.now() - 30 * DAY_MS);
    utimesSync(join(folder, 'linux/git'), used, used);
    expect(trim(50)).toEqual(['linux/git']);
    expect(existsSync(join(folder, 'linux/git'))).toBe(false);
  });

  it('waits for another time while a build is downloading', () => {
    put('linux/linux-6.12.tar.xz', 100, 30);
    expect(trim(0, 'held.enter_context(downloads_in_use(folder))')).toEqual([]);
  });

  it('leaves a list of what stays, the longest unused first, which is no part of the cache itself', () => {
    put('zlib/zlib-1.3.tar.xz', 100, 10);
    put('linux/linux-6.12.tar.xz', 100, 30);
    put('busybox/busybox-1.38.0.tar.bz2', 100, 20);
    for (const time of ['first', 'second']) {
      trim(200);
      const uses = JSON.parse(readFileSync(join(folder, '.boardwright/uses.json'), 'utf8')) as {
        readonly keepSeconds: number;
        readonly files: readonly [number, string, number][];
      };
      expect(uses.keepSeconds, time).toBe(2 * 86_400);
      expect(uses.files.map(([, name, bytes]) => [name, bytes])).toEqual([
        ['busybox/busybox-1.38.0.tar.bz2', 100],
        ['zlib/zlib-1.3.tar.xz', 100],
      ]);
      const days = uses.files.map(([used]) => Math.round((Date.now() / 1000 - used) / 86_400));
      expect(days).toEqual([20, 10]);
    }
  });

  it('names what it gives up in the log, up to a number', () => {
    for (let n = 0; n < 25; n += 1) put(`p/${String(n).padStart(2, '0')}.tar`, 10, 60 - n);
    const log = runPython(
      `import contextlib, io
from bw.downloads_cache import trim
out = io.StringIO()
with contextlib.redirect_stdout(out):
    trim(given, 0)
print(json.dumps(out.getvalue().splitlines()))`,
      folder,
    ) as string[];
    expect(log[0]).toBe('25 files that no build used lately left the download cache; it holds 0 MiB.');
    expect(log.slice(1, 3)).toEqual(['  p/00.tar', '  p/01.tar']);
    expect(log.slice(20)).toEqual(['  p/19.tar', '  and 5 more']);
  });
});
