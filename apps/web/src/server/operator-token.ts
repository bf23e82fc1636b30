import { createHash, timingSafeEqual } from 'node:crypto';

/** @returns the token of an `Authorization: Bearer` header, or null */
export function bearerToken(headers: Headers): string | null {
  return /^Bearer ([\x21-\x7e]{1,512})$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;
}

/** Compares in a time that tells nothing about where, or by how many characters, the two differ. */
export function isSameToken(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
