import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BuildHistoryEntry } from '@boardwright/evidence/build-history';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runPython } from './run-python.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-history-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const GLIBC = 'packages/cortexa57-bw-linux/glibc';

it('condenses what BitBake recorded to layers, recipes and the packages that are on the image', () => {
  write(
    'images/qemuarm64/glibc/gw-image/image-info.txt',
    'DISTRO = boardwright\nUSER_CLASSES = \nIMAGE_INSTALL = packagegroup-core-boot curl\nIMAGE_POSTPROCESS_COMMAND = a b\nIMAGESIZE = 51200\n',
  );
  write(
    `${GLIBC}/latest`,
    'PV = 2.43+git\nPR = r0\nDEPENDS = gcc-cross virtual/libc\nPACKAGES = glibc glibc-dev\nLAYER = core\nLICENSE = GPL-2.0-only & LGPL-2.1-or-later\nCONFIG = nscd\nSRC_URI = git://sourceware.org/git/glibc.git;branch=x file://CVE-2026-1.patch\n',
  );
  write(
    `${GLIBC}/latest_srcrev`,
    '# SRCREV_glibc = "master"\nSRCREV_glibc = "abc"\nSRCREV_localedef = "def"\n',
  );
  write(
    `${GLIBC}/glibc/latest`,
    'PV = 2.43+git\nPR = r0\nPKG = libc6\nPKGE = 1\nRPROVIDES = libc6 (= 2.43) rtld(GNU_HASH)\nRDEPENDS = \nRRECOMMENDS = \nPKGSIZE = 1923464\nFILES = /lib/*\nFILELIST = /lib/libc.so.6 "/lib/with space"\n',
  );
  write(`${GLIBC}/glibc/latest.pkg_postinst`, 'ldconfig\n');
  write(`${GLIBC}/glibc-dev/latest`, 'PV = 2.43+git\nPR = r0\nPKG = libc6-dev\nPKGSIZE = 1\nFILELIST = \n');
  // Of the build host: nothing but a list of what others are given.
  write('packages/x86_64-linux/zip-native/sysroot', '-rwxr-xr-x - - 1 ./usr/bin/zip\n');
  const entries = runPython(
    `from bw.build_history import entries
print(json.dumps(list(entries(given, "gw-image", {"libc6"}, [{"id": "bitbake", "url": "u", "branch": "2.18", "commit": "c1"}]))))`,
    folder,
  ) as unknown[];
  expect(entries).toEqual([
    {
      kind: 'image',
      name: 'gw-image',
      fields: {
        DISTRO: 'boardwright',
        IMAGE_INSTALL: 'packagegroup-core-boot curl',
        IMAGESIZE: '51200',
      },
    },
    { kind: 'layer', name: 'bitbake', commit: 'c1', branch: '2.18' },
    {
      ...{ kind: 'recipe', name: 'glibc', version: '2.43+git-r0', layer: 'core', config: ['nscd'] },
      licence: 'GPL-2.0-only & LGPL-2.1-or-later',
      depends: ['gcc-cross', 'virtual/libc'],
      packages: ['glibc', 'glibc-dev'],
      sources: ['git://sourceware.org/git/glibc.git;branch=x', 'file://CVE-2026-1.patch'],
      revisions: { glibc: 'abc', localedef: 'def' },
    },
    {
      ...{ kind: 'package', name: 'glibc', recipe: 'glibc', installedAs: 'libc6', version: '1:2.43+git-r0' },
      ...{ sizeBytes: 1923464, provides: 'libc6 (= 2.43) rtld(GNU_HASH)' },
      ...{ depends: '', recommends: '', replaces: '', conflicts: '' },
      files: ['/lib/libc.so.6', '/lib/with space'],
      scripts: { pkg_postinst: 'ldconfig\n' },
    },
  ]);
  for (const entry of entries) BuildHistoryEntry.parse(entry);
});
