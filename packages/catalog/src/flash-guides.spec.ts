import { describe, expect, it } from 'vitest';
import { BOARDS } from './boards.ts';
import { FLASH_GUIDES } from './flash-guides.ts';

const boards = [...BOARDS.values()].map((board) => ({ board, guide: FLASH_GUIDES.get(board.id) }));

it('every board has a guide, and every guide a board', () => {
  expect([...FLASH_GUIDES.keys()]).toEqual([...BOARDS.keys()]);
});

describe.each(boards)('guide of $board.id', ({ board, guide }) => {
  const media = guide?.media.map(({ medium }) => medium) ?? [];
  const leftOut = Object.keys(guide?.leftOut ?? {});

  it('says of every boot medium how to write it, or why not', () => {
    expect([...media, ...leftOut].sort()).toEqual([...board.bootMedia].sort());
  });

  it('has no media for a virtual machine, and at least one for a board', () => {
    expect(media.length > 0).toBe(!board.provides.includes('machine:virtual'));
  });

  it('has switches only for media that are offered', () => {
    for (const { medium } of guide?.switches ?? []) expect(media).toContain(medium);
  });

  it('names every pin once, all three or none', () => {
    const signals = guide?.console.pins.map(({ signal }) => signal).sort() ?? [];
    expect([[], ['GND', 'RX', 'TX']]).toContainEqual(signals);
    // A cable or a port has no pins to wire
    if (guide?.console.by !== 'adapter') expect(signals).toEqual([]);
  });

  it('has an Imager tag exactly when it is a Raspberry Pi', () => {
    expect(guide?.imagerTag !== undefined).toBe(board.vendor === 'Raspberry Pi');
  });
});
