import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attachment } from './content-disposition.ts';

it('keeps a plain name and encodes any other', () => {
  expect(attachment('gateway-1.img.zst')).toBe('attachment; filename="gateway-1.img.zst"');
  expect(attachment('Gerät "1".img')).toBe(
    `attachment; filename="Ger_t__1_.img"; filename*=UTF-8''Ger%C3%A4t%20%221%22.img`,
  );
});

it('is one line of printable ASCII without a stray quote for every name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const header = attachment(name);
      expect(header).toMatch(/^[\x20-\x7e]*$/);
      expect(header.split('"')).toHaveLength(3);
      expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header.trim());
    }),
  );
});
