import { describe, expect, it } from 'vitest';
import { kernelRows, packageRows, rootFileRows } from './change-rows.ts';

describe('packageRows', () => {
  it('puts all changes into one list by name, with growth in bytes', () => {
    const rows = packageRows({
      added: [{ name: 'zsh', version: '5', sizeKiB: 2 }],
      removed: [{ name: 'bash', version: '4', sizeKiB: 3 }],
      changed: [{ name: 'libc6', from: '1', to: '2', fromSizeKiB: 10, toSizeKiB: 9 }],
      unchanged: 1,
    });
    expect(rows).toEqual([
      { change: 'removed', name: 'bash', from: '4', to: null, bytes: -3072 },
      { change: 'changed', name: 'libc6', from: '1', to: '2', bytes: -1024 },
      { change: 'added', name: 'zsh', from: null, to: '5', bytes: 2048 },
    ]);
  });
});

describe('kernelRows', () => {
  it('names symbols in full', () => {
    const rows = kernelRows({ added: [{ name: 'CAN', value: 'm' }], removed: [], changed: [], unchanged: 0 });
    expect(rows).toEqual([{ change: 'added', name: 'CONFIG_CAN', from: null, to: 'm', bytes: null }]);
  });
});

describe('rootFileRows', () => {
  it('says of a changed file only what changed', () => {
    const file = { path: '/a', type: 'file', mode: '0644', owner: '0:0', sizeBytes: 10 } as const;
    const listed = [
      {
        path: '/a',
        from: { ...file, sha256: 'aaaaaaaaaaaa' },
        to: { ...file, mode: '0755', sha256: 'bbbbbbbbbbbb' },
      },
      { path: '/b', to: { ...file, path: '/b', sha256: 'c' } },
      { path: '/l', from: { path: '/l', type: 'symlink', mode: '0777', target: 'x' } as const },
    ];
    expect(rootFileRows({ added: 1, removed: 1, changed: 1, unchanged: 0, listed })).toEqual([
      {
        ...{ change: 'changed', name: '/a', from: 'mode 0644, sha256 aaaaaaaa' },
        ...{ to: 'mode 0755, sha256 bbbbbbbb', bytes: 0 },
      },
      { change: 'added', name: '/b', from: null, to: 'file, mode 0644, 10 B', bytes: 10 },
      { change: 'removed', name: '/l', from: 'link, to x', to: null, bytes: 0 },
    ]);
  });
});
