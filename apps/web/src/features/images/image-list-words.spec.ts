import { expect, it } from 'vitest';
import { type ListState, NO_FILTER } from './image-list-url.ts';
import { activeFilters, ageWord, offeredValues, sizeWord } from './image-list-words.ts';

it('says ranges of sizes and ages', () => {
  expect(sizeWord(0, 256)).toBe('Below 256 MiB');
  expect(sizeWord(256, 1024)).toBe('256 MiB to 1 GiB');
  expect(sizeWord(4096, null)).toBe('4 GiB and more');
  expect(ageWord(1)).toBe('Last 24 hours');
  expect(ageWord(30)).toBe('Last 30 days');
});

it('names every filter in force and what is left without it', () => {
  const state: ListState = {
    ...NO_FILTER,
    sort: 'name',
    board: ['rpi5', 'rpi4'],
    runtime: ['none'],
    minSizeMiB: 256,
    maxSizeMiB: 1024,
    pinned: 'true',
  };
  expect(activeFilters(state, undefined).map(({ label, without }) => [label, without])).toEqual([
    ['Board: rpi5', { board: ['rpi4'] }],
    ['Board: rpi4', { board: ['rpi5'] }],
    ['Runtime: No runtime', { runtime: null }],
    ['Size: 256 MiB to 1 GiB', { minSizeMiB: null, maxSizeMiB: null }],
    ['Pinned', { pinned: null }],
  ]);
});

it('offers what is ticked although nothing has it', () => {
  expect(offeredValues(undefined, 'board', ['rpi5'])).toEqual([{ value: 'rpi5', count: 0 }]);
});
