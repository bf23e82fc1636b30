import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
const secondsOf = (name: string): number => statSync(join(folder, name)).mtimeMs / 1000;
const lay = (): unknown =>
  runPython(
    `from bw.project import lay_out_project
lay_out_project(given + "/project", given + "/in", given + "/layers")
print("null")`,
    folder,
  );

it('lays the tree out with times that follow from the content', () => {
  put('in/kas.yml', 'machine: qemuarm64\n');
  put('in/copy/kas.yml', 'machine: qemuarm64\n');
  put('in/build.sh', '#!/bin/sh\n', 0o755);
  put('layers/meta-boardwright/conf/layer.conf', 'BBPATH\n');
  put('layers/rootfs-common/rootfs/firstboot', '#!/bin/sh\n', 0o755);
  lay();
  const first = secondsOf('project/kas.yml');
  expect(secondsOf('project/copy/kas.yml')).toBe(first);
  expect(secondsOf('project/layers/meta-boardwright/conf/layer.conf')).not.toBe(first);
  expect(statSync(join(folder, 'project/build.sh')).mode & 0o777).toBe(0o755);
  expect(statSync(join(folder, 'project/kas.yml')).mode & 0o777).toBe(0o644);
  put('in/kas.yml', 'machine: qemux86-64\n');
  lay();
  expect(secondsOf('project/kas.yml')).not.toBe(first);
});

it('gives a checkout the times of its content, links included, and leaves git content', () => {
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', join(folder, 'repo'), ...args], { encoding: 'utf8' });
  put('repo/a.bb', 'one\n');
  put('repo/conf/b.bb', 'one\n');
  git('init', '-q');
  git('add', '.');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-qm', 'first');
  runPython(
    'from bw.project import set_times_of_checkout\nset_times_of_checkout(given)\nprint("null")',
    join(folder, 'repo'),
  );
  expect(secondsOf('repo/a.bb')).toBe(secondsOf('repo/conf/b.bb'));
  expect(secondsOf('repo/a.bb')).toBeLessThan(1_300_000_000);
  expect(git('status', '--porcelain')).toBe('');
});
