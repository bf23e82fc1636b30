import { sha256Hex } from '@boardwright/core/canonical-json';

/**
 * A version 4 formed UUID that depends on nothing but its seed, so that equal plans give equal partition tables.
 *
 * @param seed - what is identified, for example `<spec hash>:root`
 */
export function uuidFrom(seed: string): string {
  const hex = sha256Hex(seed);
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(18, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** 32 bits in lower-case hex: a FAT volume id or an MBR disk signature. Never zero, which means "none". */
export function serialFrom(seed: string): string {
  const hex = sha256Hex(seed).slice(0, 8);
  return hex === '00000000' ? '00000001' : hex;
}
