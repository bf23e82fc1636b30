import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySpec, rearranged } from './arbitrary-spec.ts';
import { canonicalSpec } from './canonical-spec.ts';
import { ImageSpec } from './image-spec.ts';
import { specHash } from './spec-hash.ts';

const LEAST = {
  apiVersion: 'boardwright/v1',
  name: 'least',
  board: 'qemu-x86_64',
  engine: { kind: 'debian' },
} as const;

describe('specHash', () => {
  it('ignores the order of keys and of set-like lists', () => {
    fc.assert(
      fc.property(arbitrarySpec, fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), (spec, order) => {
        expect(specHash(rearranged(spec, order))).toBe(specHash(spec));
      }),
    );
  });

  it('keeps the order of the kernel command line', () => {
    const one = ImageSpec.parse({ ...LEAST, kernel: { cmdline: ['a=1', 'a=2'] } });
    const other = ImageSpec.parse({ ...LEAST, kernel: { cmdline: ['a=2', 'a=1'] } });
    expect(specHash(one)).not.toBe(specHash(other));
  });

  it('is the same for a default written out or left out', () => {
    const written = ImageSpec.parse({ ...LEAST, runtimes: [], storage: { layout: 'single' } });
    expect(specHash(written)).toBe(specHash(ImageSpec.parse(LEAST)));
  });

  it('differs when a value differs', () => {
    fc.assert(
      fc.property(arbitrarySpec, (spec) => {
        expect(specHash({ ...spec, name: `${spec.name}x` })).not.toBe(specHash(spec));
      }),
    );
  });

  it('canonical form is stable', () => {
    fc.assert(
      fc.property(arbitrarySpec, (spec) => {
        expect(canonicalSpec(canonicalSpec(spec))).toEqual(canonicalSpec(spec));
      }),
    );
  });

  it('stays what it was: a changed hash would orphan every finished image', () => {
    expect(specHash(ImageSpec.parse(LEAST))).toMatchInlineSnapshot(
      `"016f16c128e19c861b8403d6a5e9bd23f863f3ad214a354334f3f525fcfa1db4"`,
    );
  });
});
