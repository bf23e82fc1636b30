import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCursor, printCursor, toPage } from './cursor.ts';

it('reads back what it printed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), fc.stringMatching(/^[a-z0-9]{1,40}$/), (time, id) => {
      const place = { createdAt: new Date(time), id };
      expect(parseCursor(printCursor(place))).toEqual(place);
    }),
  );
});

it('refuses anything else without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const place = parseCursor(text);
      if (place !== undefined) expect(place.id).toMatch(/^[a-z0-9_-]+$/i);
    }),
  );
});

it('names a next page only when there is one', () => {
  const rows = [1, 2, 3].map((n) => ({ id: `b${n}`, createdAt: new Date(n) }));
  expect(toPage(rows, 3).next).toBeUndefined();
  const page = toPage(rows, 2);
  expect(page.rows).toHaveLength(2);
  expect(parseCursor(page.next ?? '')).toEqual(rows[1]);
});
