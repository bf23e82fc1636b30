import { expect, it } from 'vitest';
import { canonicalJson, hashOf, sha256Hex } from './canonical-json.ts';

it('sorts keys at every depth, keeps lists in order and drops undefined', () => {
  expect(canonicalJson({ b: [{ d: 1, c: undefined }, 2], a: null })).toBe('{"a":null,"b":[{"d":1},2]}');
});

it('hashes equal values equally, and as sha256 does', () => {
  expect(hashOf({ a: 1, b: 2 })).toBe(hashOf({ b: 2, a: 1 }));
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
