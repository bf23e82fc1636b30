import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'bw-sstate-'));
  mkdirSync(join(cache, 'before/debian-13/ab/cd'), { recursive: true });
  mkdirSync(join(cache, 'after/debian-13/ab/cd'), { recursive: true });
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

type Record = readonly [recipe: string, task: string, digit: string];

/** Names as BitBake 2.18 gave them; `after` has what `before` has, too. */
function write(when: 'before' | 'after', list: readonly Record[]): void {
  for (const [recipe, task, digit] of list) {
    const name = `sstate:${recipe}:x86_64-linux:3.0:r0:x86_64:14:${digit.repeat(64)}_${task}.tar.zst.siginfo`;
    writeFileSync(join(cache, when, 'debian-13/ab/cd', name), '');
  }
}

/** `differences`: what bitbake-diffsigs says of a recipe. */
function reasons(
  before: readonly Record[],
  fresh: readonly Record[],
  ran: readonly (readonly [string, string])[],
  differences: { readonly [recipe: string]: string },
): unknown {
  write('before', before);
  write('after', [...before, ...fresh]);
  return runPython(
    `from bw.sstate_misses import reasons, records
def of(when):
    folder = f"{given['cache']}/{when}"
    return {key: {path.removeprefix(folder): time for path, time in found.items()} for key, found in records(folder).items()}
def difference(old, new, seconds):
    assert "1" * 64 in old and "2" * 64 in new, (old, new)
    return next(text for recipe, text in given["differences"].items() if f"sstate:{recipe}:" in new)
print(json.dumps(reasons([tuple(one) for one in given["ran"]], of("before"), of("after"), difference)))`,
    { ran, differences, cache },
  );
}

describe('reasons for results that were not taken over', () => {
  it('says nothing of tasks that clear up', () => {
    const ran = [['zip-native', 'do_rm_work']] as const;
    expect(reasons([], [['zip-native', 'rm_work', '2']], ran, {})).toEqual([]);
  });

  it('names what changed in a recipe first, then what followed from it, then what is new', () => {
    expect(
      reasons(
        [
          ['zip-native', 'fetch', '1'],
          ['zip-native', 'install', '1'],
          ['zip-native', 'populate_sysroot', '1'],
          ['quilt-native', 'configure', '1'],
        ],
        [
          ['zip-native', 'install', '2'],
          ['zip-native', 'populate_sysroot', '2'],
          ['unzip-native', 'fetch', '2'],
          ['quilt-native', 'configure', '2'],
        ],
        [
          // Run again because the work directory is gone, with the inputs of before.
          ['zip-native', 'do_fetch'],
          ['unzip-native', 'do_fetch'],
          ['quilt-native', 'do_configure'],
          ['zip-native', 'do_install'],
          ['zip-native', 'do_populate_sysroot'],
        ],
        {
          'zip-native': 'basehash changed from a to b\nVariable do_install value changed:\n@@ -1,2 +1,3 @@\n',
          'quilt-native':
            'runtaskdeps changed:\nHash for task dependency zip-native:do_populate_sysroot changed from 11 to 22\n',
        },
      ),
    ).toEqual([
      { recipe: 'zip-native', task: 'do_install', why: 'the variable do_install changed' },
      {
        recipe: 'quilt-native',
        task: 'do_configure',
        why: 'zip-native, which it is built with, was built again',
      },
      { recipe: 'unzip-native', task: 'do_fetch', why: 'it was never built here before' },
    ]);
  });

  it('names a source file that was edited', () => {
    const found = reasons(
      [['bw-bench-native', 'unpack', '1']],
      [['bw-bench-native', 'unpack', '2']],
      [['bw-bench-native', 'do_unpack']],
      {
        'bw-bench-native':
          'Checksum for file /work/rootfs/project/layers/rootfs-common/bw-bench/src/main.c changed from 1 to 2',
      },
    );
    expect(found).toEqual([{ recipe: 'bw-bench-native', task: 'do_unpack', why: 'the file main.c changed' }]);
  });

  it('has nothing to say where nothing ran', () => {
    expect(reasons([['zip-native', 'fetch', '1']], [], [], {})).toEqual([]);
  });
});
