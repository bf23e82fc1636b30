import { expect, it } from 'vitest';
import { buildHistoryRows } from './build-history-rows.ts';

it('puts every property that differs into one row', () => {
  const none = { added: [], removed: [], more: 0 };
  const rows = buildHistoryRows({
    ...{ added: 1, removed: 0, changed: 2, unchanged: 9 },
    listed: [
      {
        ...{ kind: 'layer', name: 'bitbake', change: 'changed' },
        fields: [{ field: 'commit', from: 'a'.repeat(40), to: 'b'.repeat(40), ...none }],
      },
      {
        ...{ kind: 'recipe', name: 'zlib', change: 'added' },
        fields: [{ field: 'version', from: null, to: '1.3-r0', ...none }],
      },
      {
        ...{ kind: 'package', name: 'libcurl', change: 'changed' },
        fields: [
          { field: 'size', from: '1024', to: '2048', ...none },
          { field: 'revision', from: 'abc', to: null, ...none },
          { field: 'depends', from: null, to: null, added: ['a', 'b'], removed: ['c'], more: 4 },
        ],
      },
    ],
  });
  expect(rows.map(({ change, name, from, to }) => [change, name, from, to])).toEqual([
    ['changed', 'layer bitbake', 'commit: aaaaaaaaaaaa', 'bbbbbbbbbbbb'],
    ['added', 'recipe zlib', null, 'version: 1.3-r0'],
    ['changed', 'package libcurl', 'size: 1.0 KiB', '2.0 KiB'],
    ['changed', 'package libcurl', null, 'revision: abc, no more'],
    ['changed', 'package libcurl', null, 'depends: +a, +b, −c and 4 more'],
  ]);
});
