import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'bw-sstate-'));
  mkdirSync(join(cache, 'debian-13/ab/cd'), { recursive: true });
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

const STARTED = 1_700_000_000;
function record(recipe: string, digit: string, seconds: number): void {
  const name = `sstate:${recipe}:x86_64-linux:3.0:r2:x86_64:14:${digit.repeat(64)}_populate_sysroot.tar.zst.siginfo`;
  const path = join(cache, 'debian-13/ab/cd', name);
  writeFileSync(path, '');
  utimesSync(path, seconds, seconds);
}

/** `differences`: what bitbake-diffsigs says of a recipe. */
function reasons(ran: readonly (readonly [string, string])[], differences: Record<string, string>): unknown {
  return runPython(
    `from bw.sstate_misses import reasons
def difference(old, new, seconds):
    assert "1" * 64 in old and "2" * 64 in new, (old, new)
    return next(text for recipe, text in given["differences"].items() if f"sstate:{recipe}:" in new)
print(json.dumps(reasons([tuple(one) for one in given["ran"]], ${STARTED}, given["cache"], difference)))`,
    { ran, differences, cache },
  );
}

describe('reasons for results that were not taken over', () => {
  it('names what changed in a recipe first, then what followed from it, then what is new', () => {
    for (const recipe of ['zip-native', 'quilt-native']) {
      record(recipe, '1', STARTED - 60);
      record(recipe, '2', STARTED + 60);
    }
    record('unzip-native', '2', STARTED + 60);
    const ran = [
      ['zip-native', 'do_compile'],
      ['unzip-native', 'do_populate_sysroot'],
      ['quilt-native', 'do_populate_sysroot'],
      ['zip-native', 'do_populate_sysroot'],
    ] as const;
    expect(
      reasons(ran, {
        'zip-native': "basehash changed from a to b\nVariable CFLAGS value changed from '-O2' to '-O3'\n",
        'quilt-native': 'Hash for dependent task zip-native.do_populate_sysroot changed from 11 to 22\n',
      }),
    ).toEqual([
      { recipe: 'zip-native', task: 'do_populate_sysroot', why: 'the variable CFLAGS changed' },
      {
        recipe: 'quilt-native',
        task: 'do_populate_sysroot',
        why: 'zip-native, which it is built with, was built again',
      },
      { recipe: 'unzip-native', task: 'do_populate_sysroot', why: 'no earlier build here made it' },
    ]);
  });

  it('has nothing to say of an empty cache', () => {
    expect(reasons([], {})).toEqual([]);
  });
});
