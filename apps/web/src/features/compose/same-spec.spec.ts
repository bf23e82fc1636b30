import { parseSpec } from '@boardwright/spec/parse-spec';
import { expect, it } from 'vitest';
import { sameSpec } from './same-spec.ts';

const LEAST = {
  apiVersion: 'boardwright/v1',
  name: 'gw',
  board: 'rpi5',
  engine: { kind: 'debian' },
  packages: ['curl', 'i2c-tools'],
};

it.each([
  ['itself', LEAST, true],
  ['another order', { ...LEAST, packages: ['i2c-tools', 'curl'] }, true],
  ['a default written out', { ...LEAST, power: { profile: 'balanced' } }, true],
  ['another package', { ...LEAST, packages: ['curl'] }, false],
  ['no spec', { name: 'gw' }, false],
])('a spec and %s', (_what, stored, expected) => {
  const parsed = parseSpec(LEAST);
  if (!parsed.ok) throw new Error('no spec');
  expect(sameSpec(parsed.spec, stored)).toBe(expected);
});
