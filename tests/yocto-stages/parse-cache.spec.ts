import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-parse-'));
  mkdirSync(join(folder, 'cache'));
  mkdirSync(join(folder, 'root'));
  for (const name of ['local.conf', 'bblayers.conf', 'site.conf']) put(`build/conf/${name}`, name);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function run(call: string): unknown {
  return runPython(
    `import io, contextlib
from bw import parse_cache
cache, parsed, build, root, project = (f"{given}/{name}" for name in ("cache", "parsed", "build", "root", "project"))
with contextlib.redirect_stdout(io.StringIO()):
    value = ${call}
print(json.dumps(value))`,
    folder,
  );
}
const key = (): unknown => run('parse_cache.key(root, build, project)');

describe('what is remembered of a parse', () => {
  it('is another one for another configuration or layer class, and the same for another recipe of the image', () => {
    put('project/layers/meta-boardwright/classes/bw-events.bbclass', 'one');
    const before = key();
    put('project/layers/meta-image/recipes-image/a-image.bb', 'inherit boardwright-image');
    expect(key()).toBe(before);
    put('project/layers/meta-boardwright/classes/bw-events.bbclass', 'two');
    const after = key();
    expect(after).not.toBe(before);
    put('build/conf/local.conf', 'MACHINE ??= "qemuarm64"');
    expect(key()).not.toBe(after);
  });

  it('comes back to a build as it was left, without what BitBake remembers of code', () => {
    put('parsed/qemuarm64/bb_cache.dat.00ff', 'recipes');
    expect(run('parse_cache.keep("k", 951, cache, parsed)')).toBe(true);
    rmSync(join(folder, 'parsed'), { recursive: true });
    put('build/cache/bb_codeparser.dat', 'code');
    expect(run('parse_cache.fetch("k", cache, parsed)')).toBe(true);
    run('parse_cache.forget_code(build)');
    expect(readFileSync(join(folder, 'parsed/qemuarm64/bb_cache.dat.00ff'), 'utf8')).toBe('recipes');
    expect(existsSync(join(folder, 'build/cache/bb_codeparser.dat'))).toBe(false);
    expect(run('parse_cache.fetch("other", cache, parsed)')).toBe(false);
  });

  it('is not copied for a handful of recipes', () => {
    put('parsed/bb_cache.dat.00ff', 'recipes');
    expect(run('parse_cache.keep("k", 3, cache, parsed)')).toBe(false);
    expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  });

  it('keeps the dozen used last, and drops what was left half-made', () => {
    for (let n = 10; n < 24; n += 1) {
      put(`cache/k${n}/bb_cache.dat.00`, '');
      utimesSync(join(folder, `cache/k${n}`), n, n);
    }
    put('cache/.new-left/new/bb_cache.dat.00', '');
    utimesSync(join(folder, 'cache/.new-left'), 1, 1);
    put('parsed/bb_cache.dat.00ff', 'recipes');
    run('parse_cache.keep("now", 951, cache, parsed)');
    const kept = readdirSync(join(folder, 'cache'));
    expect(kept).toHaveLength(12);
    expect(kept).toContain('now');
    expect(kept).not.toContain('k12');
    expect(kept).toContain('k13');
  });
});
