import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-view-'));
  mkdirSync(join(folder, 'cache'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string): void {
  const path = join(folder, 'cache', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** What BitBake does meanwhile, in Python; `view` is the directory. Gives what was published. */
function inView(does: string): string[] {
  return runPython(
    `import os
from bw.downloads_view import open_view, publish
cache = given + "/cache"
view = open_view(cache, given + "/link")
def write(name, text, checked=True):
    os.makedirs(os.path.dirname(f"{view}/{name}"), exist_ok=True)
    with open(f"{view}/{name}.tmp", "w") as file:
        file.write(text)
    os.rename(f"{view}/{name}.tmp", f"{view}/{name}")
    if checked:
        open(f"{view}/{name}.done", "w").close()
${does}
print(json.dumps(publish(view, cache)))`,
    folder,
  ) as string[];
}

const cached = (name: string): string => readFileSync(join(folder, 'cache', name), 'utf8');

describe('the view of the download cache', () => {
  it('holds what the cache holds, without its marks and locks', () => {
    put('zip30.tar.gz', 'zip');
    put('zip30.tar.gz.done', 'mark');
    put('zip30.tar.gz.lock', '');
    put('git2/one/objects/pack', 'pack');
    put('old.tar.gz_bad-checksum_00', 'bad');
    inView('assert sorted(os.listdir(given + "/link")) == ["git2", "zip30.tar.gz"], os.listdir(view)');
  });

  it('keeps a file in the cache that BitBake renames for its checksum', () => {
    put('zip30.tar.gz', 'zip');
    const published = inView('os.rename(f"{view}/zip30.tar.gz", f"{view}/zip30.tar.gz_bad-checksum_11")');
    expect(published).toEqual([]);
    expect(cached('zip30.tar.gz')).toBe('zip');
    expect(readdirSync(join(folder, 'cache')).filter((name) => name.includes('bad'))).toEqual([]);
  });

  it('publishes what was fetched and checked, also in the place of a file that was wrong', () => {
    put('unzip60.tar.gz', 'broken');
    const published = inView(`write("unzip60.tar.gz", "unzip")
write("half.tar.gz", "half", checked=False)
write("npm2/left-pad.tgz", "npm")`);
    expect(published).toEqual(['npm2/left-pad.tgz', 'unzip60.tar.gz']);
    expect(cached('unzip60.tar.gz')).toBe('unzip');
    expect(existsSync(join(folder, 'cache/half.tar.gz'))).toBe(false);
  });

  it('publishes nothing twice', () => {
    put('zip30.tar.gz', 'zip');
    put('git2/one/HEAD', 'ref');
    const marks = 'for name in ("zip30.tar.gz", "git2/one"): open(f"{view}/{name}.done", "w").close()';
    expect(inView(marks)).toEqual([]);
  });

  it('replaces a clone as a whole when a fetch added to it', () => {
    put('git2/one/HEAD', 'ref');
    put('git2/one/packed-refs', 'old');
    const published = inView(`os.unlink(f"{view}/git2/one/packed-refs")
write("git2/one/packed-refs", "new", checked=False)
write("git2/one/objects/pack/two", "pack", checked=False)
open(f"{view}/git2/one.done", "w").close()`);
    expect(published).toEqual(['git2/one']);
    expect(cached('git2/one/packed-refs')).toBe('new');
    expect(cached('git2/one/objects/pack/two')).toBe('pack');
    expect(readdirSync(join(folder, 'cache/git2'))).toEqual(['one']);
  });

  it('keeps a clone that came from a mirror under both names', () => {
    const published = inView(`write("git2/mirror.one/HEAD", "ref", checked=False)
os.symlink(f"{view}/git2/mirror.one", f"{view}/git2/github.one")
for name in ("mirror.one", "github.one"): open(f"{view}/git2/{name}.done", "w").close()`);
    expect(published).toEqual(['git2/github.one', 'git2/mirror.one']);
    expect(cached('git2/github.one/HEAD')).toBe('ref');
    expect(lstatSync(join(folder, 'cache/git2/github.one')).isDirectory()).toBe(true);
  });

  it('keeps no link to what is elsewhere on this machine', () => {
    const published = inView(`os.symlink("/etc/hostname", f"{view}/local.tar.gz")
open(f"{view}/local.tar.gz.done", "w").close()`);
    expect(published).toEqual([]);
  });
});
