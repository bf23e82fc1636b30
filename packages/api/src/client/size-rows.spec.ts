import { expect, it } from 'vitest';
import { sizeRows } from './size-rows.ts';

it('lists what changed by how much, and adds up', () => {
  const lib = { name: 'lib', fromBytes: 10, toBytes: 4, changedBytes: 6 };
  const others = { name: '3 others', fromBytes: 5, toBytes: 5, changedBytes: 0 };
  const usr = { name: 'usr', fromBytes: 20, toBytes: 24, changedBytes: 16, children: [lib, others] };
  const rows = sizeRows({ name: '/', fromBytes: 20, toBytes: 24, changedBytes: 16, children: [usr] });
  expect(rows).toEqual([
    { path: '/usr/ itself', fromBytes: 5, toBytes: 15 },
    { path: '/usr/lib', fromBytes: 10, toBytes: 4 },
  ]);
  expect(rows.reduce((sum, row) => sum + row.toBytes - row.fromBytes, 0)).toBe(4);
});
