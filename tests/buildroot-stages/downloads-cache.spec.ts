import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
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
});
