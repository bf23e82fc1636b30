import { describe, expect, it } from 'vitest';
import {
  filterQueryString,
  isFiltered,
  type ListState,
  listQueryString,
  NO_FILTER,
  toggled,
} from './image-list-url.ts';

const none: ListState = { ...NO_FILTER, sort: null };

describe('the address of a list', () => {
  it('says filters and order, in one way only', () => {
    const state: ListState = {
      ...none,
      sort: 'name',
      board: ['rpi5', 'rpi4'],
      q: 'door cam',
      minSizeMiB: 256,
    };
    expect(Object.fromEntries(new URLSearchParams(listQueryString(state)))).toEqual({
      q: 'door cam',
      board: 'rpi5,rpi4',
      minSizeMiB: '256',
      sort: 'name',
    });
    expect(new URLSearchParams(filterQueryString(state)).has('sort')).toBe(false);
  });

  it('is empty without any', () => {
    expect(listQueryString(none)).toBe('');
    expect(isFiltered({ ...none, sort: 'name' })).toBe(false);
    expect(isFiltered({ ...none, pinned: 'true' })).toBe(true);
  });
});

it('ticks and unticks', () => {
  expect(toggled(null, 'a')).toEqual(['a']);
  expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  expect(toggled(['a'], 'a')).toBeNull();
});
