import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** What the address of a share link says, all of it signed. */
export interface LinkClaims {
  readonly id: string;
  readonly teamId: string;
  /** What it opens, for example `imager-released`. */
  readonly scope: string;
  /** Whole seconds. */
  readonly expiresAt: Date;
}

export interface LinkSigner {
  /** The secret part of an address: letters, digits, `-`, `_` and `.`. Equal claims give equal text. */
  readonly sign: (claims: LinkClaims) => string;
  /** What a token claims, or null when we did not sign it or it has expired. Asks no database. */
  readonly verify: (token: string, now: Date) => LinkClaims | null;
}

const INFO = 'boardwright share links v1';
const PART = /^[A-Za-z0-9_-]{1,64}$/;
const KEY_BYTES = 32;

/**
 * Signs addresses with HMAC-SHA256 under a key of its own, derived from the installation's secret by HKDF, so that
 * what leaks from one use of the secret helps with no other.
 *
 * @invariant a token is compared in constant time; text nobody signed reaches no database
 */
export function createLinkSigner(secret: string): LinkSigner {
  const key = Buffer.from(hkdfSync('sha256', secret, '', INFO, KEY_BYTES));
  const mac = (text: string): Buffer => createHmac('sha256', key).update(text).digest();

  return {
    sign: ({ id, teamId, scope, expiresAt }) => {
      const seconds = Math.floor(expiresAt.getTime() / 1000).toString(36);
      const claims = [id, teamId, scope, seconds];
      // A dot within a part would let one signature stand for other parts
      if (!claims.every((part) => PART.test(part))) throw new Error('A part of the claims cannot be signed');
      const text = claims.join('.');
      return `${text}.${mac(text).toString('base64url')}`;
    },
    verify: (token, now) => {
      const cut = token.lastIndexOf('.');
      const text = token.slice(0, Math.max(0, cut));
      const given = Buffer.from(token.slice(cut + 1), 'base64url');
      const wanted = mac(text);
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
      // base64url has several spellings of one value; only ours is the address
      if (wanted.toString('base64url') !== token.slice(cut + 1)) return null;
      const [id, teamId, scope, seconds, ...rest] = text.split('.');
      if (!id || !teamId || !scope || !seconds || rest.length > 0) return null;
      const expiresAt = new Date(Number.parseInt(seconds, 36) * 1000);
      return expiresAt > now ? { id, teamId, scope, expiresAt } : null;
    },
  };
}
