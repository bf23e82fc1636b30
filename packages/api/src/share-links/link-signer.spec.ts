import { describe, expect, it } from 'vitest';
import { createLinkSigner, type LinkClaims } from './link-signer.ts';

const signer = createLinkSigner('a secret of at least thirty-two characters');
const NOW = new Date('2026-11-28T00:00:00Z');
const claims: LinkClaims = {
  id: 'l0123456789abcdefgh',
  teamId: 't0123456789abcdefgh',
  scope: 'imager-released',
  expiresAt: new Date('2026-11-29T00:00:00Z'),
};
const token = signer.sign(claims);

describe('a signed token', () => {
  it('says what was signed, in characters an address may hold', () => {
    expect(token).toMatch(/^[A-Za-z0-9._-]+$/);
    expect(signer.verify(token, NOW)).toEqual(claims);
    expect(signer.sign(claims)).toBe(token);
  });

  it('ends when it expires', () => {
    expect(signer.verify(token, new Date('2026-11-28T23:59:59Z'))).not.toBeNull();
    expect(signer.verify(token, claims.expiresAt)).toBeNull();
  });

  it('is refused when any character of it is another one', () => {
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'a' ? 'b' : 'a';
      expect(
        signer.verify(`${token.slice(0, at)}${other}${token.slice(at + 1)}`, NOW),
        `at ${at}`,
      ).toBeNull();
    }
  });

  it('is refused in another spelling of the same bytes, cut, or longer', () => {
    for (const bad of [
      '',
      '.',
      token.slice(0, -1),
      `${token}A`,
      `${token}=`,
      `x.${token}`,
      `${token}.`,
      token.toUpperCase(),
    ]) {
      expect(signer.verify(bad, NOW), bad).toBeNull();
    }
  });

  it('is refused by another installation', () => {
    expect(createLinkSigner('another secret of thirty-two characters').verify(token, NOW)).toBeNull();
  });

  it('is not made of parts that could be read in two ways', () => {
    expect(() => signer.sign({ ...claims, scope: 'imager.x' })).toThrow();
  });
});
