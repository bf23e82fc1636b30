import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { treeManifest } from '@boardwright/engines/render/tree-manifest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { earlierTree, replaceTree } from './earlier-tree.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-earlier-tree-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, content = path): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** A tree as a render leaves it. */
function putTree(name: string, paths: readonly string[]): void {
  for (const path of paths) put(`${name}/${path}`, `${name} ${path}`);
  put(`${name}/.boardwright-tree.json`, treeManifest(paths).content);
}

function filesOf(name: string): string[] {
  return readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
    .filter((path) => !lstatSync(join(folder, name, path)).isDirectory())
    .sort();
}

async function replace(): Promise<void> {
  await replaceTree(join(folder, 'tree'), await earlierTree(join(folder, 'tree')), join(folder, 'draft'));
}

describe('an earlier tree', () => {
  it('is replaced by exactly the new one', async () => {
    putTree('tree', ['build.sh', 'config/fragments/50-packages.fragment', 'board/dts/a.dtso', 'was-file']);
    putTree('draft', ['build.sh', 'config/buildroot.json', 'was-file/now-folder']);
    chmodSync(join(folder, 'draft/build.sh'), 0o755);
    await replace();
    expect(filesOf('tree')).toEqual(filesOf('draft'));
    expect(readdirSync(join(folder, 'tree')).sort()).toEqual(readdirSync(join(folder, 'draft')).sort());
    expect(readFileSync(join(folder, 'tree/build.sh'), 'utf8')).toBe('draft build.sh');
    expect(lstatSync(join(folder, 'tree/build.sh')).mode & 0o777).toBe(0o755);
    // And so it can be again.
    await replace();
    expect(filesOf('tree')).toEqual(filesOf('draft'));
  });

  it('leaves what builds and the person put beside it', async () => {
    const kept = ['output/images/disk.img', 'build/x', 'out/y', 'sources.json', '.git/HEAD'];
    const all = [...kept, 'config/fragments/90-site.fragment', 'layers/x/__pycache__/a.pyc'];
    putTree('tree', ['build.sh', 'config/fragments/50-packages.fragment', 'layers/x/a.py']);
    for (const path of all) put(`tree/${path}`, 'mine');
    putTree('draft', ['build.sh']);
    await replace();
    expect(filesOf('tree')).toEqual(['.boardwright-tree.json', 'build.sh', ...all].sort());
    for (const path of all) expect(readFileSync(join(folder, 'tree', path), 'utf8')).toBe('mine');
  });

  it.each([
    ['a file no render wrote', () => put('tree/config/fragments/95-mine.fragment')],
    [
      'a link to a directory, whose files would be removed elsewhere',
      () => {
        rmSync(join(folder, 'tree/config'), { recursive: true });
        put('elsewhere/fragments/50-packages.fragment');
        symlinkSync(join(folder, 'elsewhere'), join(folder, 'tree/config'));
      },
    ],
  ])('is left alone with %s', async (_what, change) => {
    putTree('tree', ['build.sh', 'config/fragments/50-packages.fragment']);
    change();
    const before = filesOf('.');
    await expect(earlierTree(join(folder, 'tree'))).rejects.toThrow(
      /holds what no render wrote: config(\/fragments\/95-mine\.fragment)?\.$/,
    );
    expect(filesOf('.')).toEqual(before);
  });

  it('is nothing without its list, but for an empty directory or none', async () => {
    put('tree/build.sh');
    await expect(earlierTree(join(folder, 'tree'))).rejects.toThrow(/holds no tree an earlier render wrote/);
    expect(await earlierTree(join(folder, 'nowhere'))).toEqual([]);
    rmSync(join(folder, 'tree/build.sh'));
    putTree('draft', ['build.sh']);
    await replace();
    expect(filesOf('tree')).toEqual(['.boardwright-tree.json', 'build.sh']);
  });

  it('is no list that leads out of it', async () => {
    put('precious');
    put('tree/.boardwright-tree.json', JSON.stringify({ version: 1, files: ['../precious'] }));
    await expect(earlierTree(join(folder, 'tree'))).rejects.toThrow(/must stay below the directory/);
  });

  it('can be replaced after a render that was interrupted', async () => {
    // What is there is of either tree, and the list names both.
    putTree('tree', ['config/fragments/50-packages.fragment', 'new.json']);
    put(
      'tree/.boardwright-tree.json',
      treeManifest(['build.sh', 'gone', 'new.json', 'config/fragments/50-packages.fragment']).content,
    );
    put('tree/.boardwright-tree.json.new', '{ "half');
    putTree('draft', ['build.sh']);
    await replace();
    expect(filesOf('tree')).toEqual(['.boardwright-tree.json', 'build.sh']);
  });
});
