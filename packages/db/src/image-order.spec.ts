import { IMAGE_SORTS } from '@boardwright/core/image-sort';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseImageCursor, printImageCursor } from './image-order.ts';

const anyImage = fc.record({
  id: fc.stringMatching(/^[a-z0-9]{1,40}$/),
  name: fc.stringMatching(/^[ -~äö]{0,60}$/u),
  createdAt: fc.integer({ min: 0, max: 4e12 }).map((time) => new Date(time)),
  sizeBytes: fc.bigInt({ min: 0n, max: 10n ** 15n }),
  bootSeconds: fc.oneof(
    fc.constant(null),
    fc.double({ min: 0, max: 1e6, noNaN: true, noDefaultInfinity: true }),
  ),
});

it('reads back what it printed, for the order it was printed for and no other', () => {
  fc.assert(
    fc.property(
      anyImage,
      fc.constantFrom(...IMAGE_SORTS),
      fc.constantFrom(...IMAGE_SORTS),
      (image, sort, other) => {
        // Below 1e-99 seconds no machine boots
        fc.pre(image.bootSeconds === null || image.bootSeconds === 0 || image.bootSeconds > 1e-90);
        const cursor = printImageCursor(sort, image);
        expect(parseImageCursor(sort, cursor)).toMatchObject({ sort, id: image.id });
        if (other !== sort) expect(parseImageCursor(other, cursor)).toBeUndefined();
      },
    ),
  );
});

it('reads back the longest number', () => {
  const image = {
    id: 'i1',
    name: 'a',
    createdAt: new Date(0),
    sizeBytes: 0n,
    bootSeconds: 0.0000012345678901234567,
  };
  const cursor = printImageCursor('fastest-boot', image);
  expect(parseImageCursor('fastest-boot', cursor)?.value).toBe(String(image.bootSeconds));
});

it('refuses anything else without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...IMAGE_SORTS), (text, sort) => {
      const place = parseImageCursor(sort, text);
      if (place !== undefined) expect(place.id).toMatch(/^[a-z0-9_-]+$/i);
    }),
  );
  const made = (text: string): string => Buffer.from(text).toString('base64url');
  expect(parseImageCursor('newest', made('newest i1 soon'))).toBeUndefined();
  expect(parseImageCursor('largest', made('largest i1 1e400'))).toBeUndefined();
  expect(parseImageCursor('name', made('name i1 a\0b'))).toBeUndefined();
  expect(parseImageCursor('fastest-boot', made("fastest-boot i1 1'; --"))).toBeUndefined();
});
