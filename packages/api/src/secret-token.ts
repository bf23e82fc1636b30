import { createHash, randomBytes } from 'node:crypto';

/** sha256 as lower-case hex: what is kept of a secret. A random secret of 256 bits needs no slow hash. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** A secret of 256 random bits, behind a prefix by which secret scanners know it. */
export function newSecret(prefix: 'bwt_' | 'bwi_'): string {
  return prefix + randomBytes(32).toString('base64url');
}
