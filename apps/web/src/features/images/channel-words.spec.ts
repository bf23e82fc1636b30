import { expect, it } from 'vitest';
import { possibleMoves } from './channel-words.ts';

it('offers only the moves that follow and that a person may make', () => {
  const composer = new Set(['read', 'build']);
  const maintainer = new Set(['read', 'build', 'release']);
  expect(possibleMoves('draft', composer)).toEqual(['candidate']);
  expect(possibleMoves('candidate', composer)).toEqual(['draft']);
  expect(possibleMoves('candidate', maintainer)).toEqual(['released', 'draft']);
  expect(possibleMoves('released', composer)).toEqual([]);
  expect(possibleMoves('released', new Set(['read']))).toEqual([]);
});
