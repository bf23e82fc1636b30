import { expect, it } from 'vitest';
import { shownPath } from './private-answer.ts';

it('leaves the secret of an address out', () => {
  expect(shownPath('/api/v1/imager/l1.t1.imager-released.abc.mac/os_list.json')).toBe(
    '/api/v1/imager/***/os_list.json',
  );
  expect(shownPath('/api/v1/badge/secret/rpi5.svg')).toBe('/api/v1/badge/***/rpi5.svg');
  expect(shownPath('/api/v1/badge/secret')).toBe('/api/v1/badge/***');
});

it('leaves other paths as they are', () => {
  expect(shownPath('/api/v1/images/i1')).toBe('/api/v1/images/i1');
  expect(shownPath('/api/v1/images/i1/imager-link')).toBe('/api/v1/images/i1/imager-link');
});
