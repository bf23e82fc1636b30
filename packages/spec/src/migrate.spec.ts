import { describe, expect, it } from 'vitest';
import { API_VERSION } from './image-spec.ts';
import { KNOWN_VERSIONS, migrateSpec } from './migrate.ts';

describe('migrateSpec', () => {
  it('leaves the current version and everything it does not know as it is', () => {
    for (const value of [
      { apiVersion: API_VERSION, name: 'x' },
      { apiVersion: 'other' },
      null,
      'text',
      [1],
    ]) {
      expect(migrateSpec(value)).toBe(value);
    }
  });

  it('goes through every step from the oldest version on', () => {
    const steps = [
      {
        from: 'v0',
        to: 'v1',
        apply: ({ title, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, name: title }),
      },
      { from: 'v1', to: 'v2', apply: (spec: Readonly<Record<string, unknown>>) => ({ ...spec, board: 'x' }) },
    ];
    expect(migrateSpec({ apiVersion: 'v0', title: 'a' }, steps)).toEqual({
      apiVersion: 'v2',
      name: 'a',
      board: 'x',
    });
    expect(migrateSpec({ apiVersion: 'v1', name: 'a' }, steps)).toEqual({
      apiVersion: 'v2',
      name: 'a',
      board: 'x',
    });
  });

  it('ends at the version of the schema', () => {
    expect(KNOWN_VERSIONS.at(-1)).toBe(API_VERSION);
  });
});
