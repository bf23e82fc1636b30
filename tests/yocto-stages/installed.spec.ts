import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-installed-'));
  mkdirSync(join(folder, 'runtime-reverse'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PACKAGE_DATA = `PN: glibc
PV: 2.43+git
PR: r0
PKGE:glibc: 1
PKGV: 2.43+git0+1f0a7c6d3e
LICENSE: GPL-2.0-only & LGPL-2.1-or-later
SECTION: libs
PKG:glibc: libc6
FILES_INFO:glibc: {"/usr/lib/ld-linux-aarch64.so.1": 202696, "/usr/lib/libc.so.6": 1720768}
PKGSIZE:glibc: 1923464
`;

it('reads the versions, licences and files of installed packages from the records of BitBake', () => {
  writeFileSync(join(folder, 'image.manifest'), 'libc6 cortexa57 2.43+git\nbase-files qemuarm64 3.0.14\n');
  writeFileSync(join(folder, 'runtime-reverse/libc6'), PACKAGE_DATA);
  const read = runPython(
    `from bw.installed import licence_expression, read_manifest, read_package, version_of
packages = [(name, version_of(facts, said), licence_expression(facts.get("LICENSE")), facts["FILES_INFO"])
    for name, _, said in read_manifest(given + "/image.manifest") for facts in [read_package(given, name)]]
print(json.dumps(packages))`,
    folder,
  );
  expect(read).toEqual([
    [
      'libc6',
      '1:2.43+git0+1f0a7c6d3e-r0',
      'GPL-2.0-only AND LGPL-2.1-or-later',
      { '/usr/lib/ld-linux-aarch64.so.1': 202696, '/usr/lib/libc.so.6': 1720768 },
    ],
    ['base-files', '3.0.14', null, {}],
  ]);
});

it('reads the licence manifest', () => {
  const path = join(folder, 'license.manifest');
  writeFileSync(
    path,
    'PACKAGE NAME: zlib\nPACKAGE VERSION: 1.3.1\nRECIPE NAME: zlib\nLICENSE: Zlib\n\nPACKAGE NAME: libc6\nPACKAGE VERSION: 2.43\nRECIPE NAME: glibc\nLICENSE: GPL-2.0-only & LGPL-2.1-or-later\n',
  );
  expect(
    runPython('from bw.licence_manifest import read_licences\nprint(json.dumps(read_licences(given)))', path),
  ).toEqual([
    { package: 'zlib', version: '1.3.1', recipe: 'zlib', licence: 'Zlib' },
    { package: 'libc6', version: '2.43', recipe: 'glibc', licence: 'GPL-2.0-only & LGPL-2.1-or-later' },
  ]);
});

it('reads what is on the disk beside the packages', () => {
  const path = join(folder, 'image_license.manifest');
  writeFileSync(
    path,
    'RECIPE NAME: linux-yocto\nVERSION: 6.18.39+git\nLICENSE: GPL-2.0-only\nFILES: Image modules.tgz\n\nRECIPE NAME: empty\nVERSION: 1\nLICENSE: MIT\nFILES: \n\n',
  );
  expect(
    runPython('from bw.licence_manifest import read_licences\nprint(json.dumps(read_licences(given)))', path),
  ).toEqual([
    {
      recipe: 'linux-yocto',
      version: '6.18.39+git',
      licence: 'GPL-2.0-only',
      files: ['Image', 'modules.tgz'],
    },
    { recipe: 'empty', version: '1', licence: 'MIT', files: [] },
  ]);
});
