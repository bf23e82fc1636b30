import { expect, it } from 'vitest';
import { ABSENT_BOARDS } from './absent-boards.ts';
import { BOARDS } from './boards.ts';
import { resolve } from './resolve.ts';
import { yoctoSpec } from './testing/yocto-specs.ts';

it.each(ABSENT_BOARDS)('$id is refused with its reason, and is in no catalog', ({ id, because }) => {
  expect(BOARDS.has(id)).toBe(false);
  const { image, issues } = resolve(yoctoSpec({ board: id }));
  expect(image).toBeNull();
  expect(issues.map(({ code, message }) => [code, message.includes(because)])).toEqual([
    ['UNKNOWN_ID', true],
  ]);
});
