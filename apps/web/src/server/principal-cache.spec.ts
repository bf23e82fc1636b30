import type { Principal } from '@boardwright/api/deps';
import { expect, it } from 'vitest';
import { createPrincipalCache } from './principal-cache.ts';

const PRINCIPAL: Principal = {
  kind: 'user',
  userId: 'u',
  teamId: 't',
  role: 'viewer',
  permissions: new Set(['read']),
};

it('forgets after five seconds and when told to', () => {
  let now = 0;
  const cache = createPrincipalCache(() => now);
  cache.set('a', PRINCIPAL);
  now = 4999;
  expect(cache.get('a')).toBe(PRINCIPAL);
  now = 5000;
  expect(cache.get('a')).toBeUndefined();
  cache.set('b', PRINCIPAL);
  cache.clear();
  expect(cache.get('b')).toBeUndefined();
});

it('never grows beyond its limit', () => {
  const cache = createPrincipalCache(() => 0);
  for (let index = 0; index < 1500; index += 1) cache.set(String(index), PRINCIPAL);
  expect(cache.get('0')).toBeUndefined();
  expect(cache.get('1499')).toBe(PRINCIPAL);
});
