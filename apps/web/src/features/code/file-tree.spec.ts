import { expect, it } from 'vitest';
import { fileTreeRows } from './file-tree.ts';

it('lists directories before files, each by name', () => {
  const rows = fileTreeRows([
    'README.md',
    'rootfs/etc/b.conf',
    'build.sh',
    'rootfs/etc/a.conf',
    'plan/image.cfg',
  ]);
  expect(
    rows.map((row) => `${'  '.repeat(row.depth)}${row.name}${row.kind === 'directory' ? '/' : ''}`),
  ).toEqual([
    'plan/',
    '  image.cfg',
    'rootfs/',
    '  etc/',
    '    a.conf',
    '    b.conf',
    'build.sh',
    'README.md',
  ]);
});
