import { describe, expect, it } from 'vitest';
import { filterOf, imageLines } from './image-list.ts';

describe('filterOf', () => {
  it('hands filters on under the names of the API', () => {
    const filter = filterOf({ board: 'rpi5,rpi4', search: 'door camera', maxAgeDays: '7', pinned: true });
    expect(JSON.parse(JSON.stringify(filter))).toEqual({
      board: 'rpi5,rpi4',
      q: 'door camera',
      maxAgeDays: 7,
      pinned: 'true',
    });
  });

  it('names the option that is no number', () => {
    expect(() => filterOf({ minSizeMib: '1G' })).toThrow('--min-size-mib wants a whole number, not 1G.');
  });
});

it('lists what a person chooses by', () => {
  const image = {
    id: 'i1',
    name: 'gateway',
    board: 'rpi5',
    engine: 'debian',
    release: 'trixie',
    preemption: 'rt',
    channel: 'released',
    sizeBytes: 3 * 1024 ** 3,
    createdAt: '2026-03-04T05:06:07.000Z',
    pinnedAt: '2026-03-05T05:06:07.000Z',
  };
  expect(imageLines([image as never])).toEqual([
    'i1  gateway  rpi5  debian trixie  rt  released, pinned  3.0 GiB  2026-03-04',
  ]);
});
