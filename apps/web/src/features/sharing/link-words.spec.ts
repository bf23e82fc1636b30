import { expect, it } from 'vitest';
import { badgeMarkdown, linkReach } from './link-words.ts';

it('says what a link shows', () => {
  expect(linkReach({ kind: 'imager', candidates: true, imageId: null })).toBe(
    'Imager repository, released images and candidates',
  );
  expect(linkReach({ kind: 'badge', candidates: false, imageId: null })).toBe('Badge, released images');
  expect(linkReach({ kind: 'imager', candidates: false, imageId: 'i1' })).toBe(
    'Open in Imager, this image alone',
  );
});

it('puts the board into the address of a badge', () => {
  expect(badgeMarkdown('https://bw.test/badge/x/{board}.svg', 'rpi5', 'Raspberry [Pi] 5')).toBe(
    '![Raspberry Pi 5](https://bw.test/badge/x/rpi5.svg)',
  );
});
