import { describe, expect, it } from 'vitest';
import { weighPreconditions } from './preconditions.ts';

const current = { etag: '"a"', modifiedAt: new Date('2026-11-22T12:00:00.700Z') };
const [before, same, after] = [
  'Sun, 22 Nov 2026 11:59:59 GMT',
  'Sun, 22 Nov 2026 12:00:00 GMT',
  'Sun, 22 Nov 2026 12:00:01 GMT',
];

describe('weighPreconditions', () => {
  it.each([
    [{}, 'send'],
    [{ 'if-match': '"a"' }, 'send'],
    [{ 'if-match': '*' }, 'send'],
    [{ 'if-match': '"b", "a"' }, 'send'],
    [{ 'if-match': '"b"' }, 412],
    [{ 'if-match': 'W/"a"' }, 412],
    [{ 'if-unmodified-since': before }, 412],
    [{ 'if-unmodified-since': same }, 'send'],
    [{ 'if-unmodified-since': 'Sunday, 22-Nov-26 11:59:59 GMT' }, 412],
    [{ 'if-none-match': '"x", W/"a"' }, 304],
    [{ 'if-none-match': '*' }, 304],
    [{ 'if-none-match': '"b"' }, 'send'],
    [{ 'if-modified-since': before }, 'send'],
    [{ 'if-modified-since': same }, 304],
    [{ 'if-modified-since': after }, 304],
  ])('%j', (headers, expected) => {
    expect(weighPreconditions(new Headers(headers), current)).toBe(expected);
  });

  it.each([
    // The tag is the better witness: dates are looked at only without it
    [{ 'if-match': '"a"', 'if-unmodified-since': before }, 'send'],
    [{ 'if-none-match': '"b"', 'if-modified-since': after }, 'send'],
    // Meaning another file comes before having this one
    [{ 'if-match': '"b"', 'if-none-match': '"a"' }, 412],
    [{ 'if-match': '"a"', 'if-none-match': '"a"' }, 304],
  ])('in their order: %j', (headers, expected) => {
    expect(weighPreconditions(new Headers(headers), current)).toBe(expected);
  });

  it.each(['yesterday', '2026', '1764500000', '2026-11-22T11:59:59Z', ''])('ignores the date %s', (date) => {
    for (const name of ['if-unmodified-since', 'if-modified-since']) {
      expect(weighPreconditions(new Headers({ [name]: date }), current), name).toBe('send');
    }
  });

  it('looks at no date where the file has none', () => {
    const headers = new Headers({ 'if-unmodified-since': before, 'if-modified-since': after });
    expect(weighPreconditions(headers, { etag: '"a"' })).toBe('send');
  });
});
