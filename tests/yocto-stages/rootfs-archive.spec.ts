import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-rootfs-'));
  chmodSync(folder, 0o777);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('keeps the modes files have on the image, also for an ordinary user', () => {
  mkdirSync(join(folder, 'root/usr/bin'), { recursive: true });
  for (const [name, mode] of [
    ['su', 0o4755],
    ['wall', 0o2755],
    ['shared', 0o666],
  ] as const) {
    writeFileSync(join(folder, 'root/usr/bin', name), 'x');
    chmodSync(join(folder, 'root/usr/bin', name), mode);
  }
  execFileSync('tar', [
    '-c',
    '--zstd',
    '-C',
    join(folder, 'root'),
    '-f',
    join(folder, 'rootfs.tar.zst'),
    '.',
  ]);
  runPython(
    `import os
from bw.rootfs_archive import unpack
if os.getuid() == 0:
    os.setgid(1000)
    os.setuid(1000)
os.umask(0o022)
unpack(given + "/rootfs.tar.zst", given + "/tree")
print(json.dumps(None))`,
    folder,
  );
  const modes = ['su', 'wall', 'shared'].map(
    (name) => statSync(join(folder, 'tree/usr/bin', name)).mode & 0o7777,
  );
  expect(modes).toEqual([0o4755, 0o2755, 0o666]);
});
