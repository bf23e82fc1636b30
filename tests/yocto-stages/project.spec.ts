import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-project-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string, mode = 0o600): void {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content, { mode });
}
const inode = (name: string): number => statSync(join(folder, name)).ino;
const mode = (name: string): number => statSync(join(folder, name)).mode & 0o777;
const lay = (): unknown =>
  runPython(
    `from bw.project import lay_out_project
lay_out_project(given + "/project", given + "/in", given + "/layers")
print("null")`,
    folder,
  );

it('lays out what is rendered beside the layers of ours, readable and no more than that', () => {
  put('in/kas.yml', 'machine: qemuarm64\n');
  put('in/build.sh', '#!/bin/sh\n', 0o755);
  put('layers/meta-boardwright/conf/layer.conf', 'BBPATH\n');
  put('layers/rootfs-common/rootfs/firstboot', '#!/bin/sh\n', 0o755);
  lay();
  expect(mode('project/kas.yml')).toBe(0o644);
  expect(mode('project/build.sh')).toBe(0o755);
  expect(readFileSync(join(folder, 'project/layers/meta-boardwright/conf/layer.conf'), 'utf8')).toBe(
    'BBPATH\n',
  );
  expect(existsSync(join(folder, 'project/layers/rootfs-common/rootfs/firstboot'))).toBe(true);
});

it('leaves a file that is the same alone, and takes away what is no longer there', () => {
  put('in/kas.yml', 'machine: qemuarm64\n');
  put('in/layers/meta-image/a.bb', 'one\n');
  put('in/layers/meta-image/b.bbappend', 'gone\n');
  lay();
  const [same, changed] = [inode('project/kas.yml'), inode('project/layers/meta-image/a.bb')];
  rmSync(join(folder, 'in/layers/meta-image/b.bbappend'));
  put('in/layers/meta-image/a.bb', 'two\n');
  lay();
  expect(inode('project/kas.yml')).toBe(same);
  expect(inode('project/layers/meta-image/a.bb')).toBe(changed);
  expect(readFileSync(join(folder, 'project/layers/meta-image/a.bb'), 'utf8')).toBe('two\n');
  expect(existsSync(join(folder, 'project/layers/meta-image/b.bbappend'))).toBe(false);
});
