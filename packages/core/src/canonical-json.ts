import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Any value JSON can hold. `undefined` members of objects are left out, as JSON.stringify does. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as Record<string, unknown>)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return Object.fromEntries(entries.map(([key, member]) => [key, ordered(member)]));
  }
  return value;
}

/**
 * Prints a value as JSON with sorted keys and no white space.
 *
 * @invariant equal values print to equal bytes, whatever order their keys were written in
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(ordered(value));
}

/** @returns lower-case hex sha256 of the UTF-8 text or bytes. Pure JavaScript, so the form can hash in the browser. */
export function sha256Hex(data: string | Uint8Array): string {
  return bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data));
}

/** @returns sha256 of a value's canonical JSON, lower-case hex, never shortened */
export function hashOf(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}
