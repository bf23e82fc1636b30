import { z } from 'zod';

const MIN_RSA_BITS = 2048;
const ED25519_BYTES = 32;

/** Bits of a number as SSH writes it: a leading zero byte keeps it positive. */
function bitsOf(number: string): number {
  const digits = number.replace(/^\0+/, '');
  return digits === '' ? 0 : (digits.length - 1) * 8 + (32 - Math.clz32(digits.charCodeAt(0)));
}

const ed25519 = ([key = '']: readonly string[]): boolean => key.length === ED25519_BYTES;
const ecdsa =
  (curve: string, coordinateBytes: number) =>
  ([name, point = '']: readonly string[]): boolean =>
    // 4: both coordinates follow.
    name === curve && point.length === 1 + 2 * coordinateBytes && point.startsWith('\u0004');

interface KeyType {
  /** What follows the type in a key's blob. */
  readonly fields: number;
  readonly isWhole: (fields: readonly string[]) => boolean;
}

/** Types OpenSSH takes for logins; DSA went with 10.0. @source RFC 4253, 5656, 8709; OpenSSH's PROTOCOL.u2f */
const TYPES: ReadonlyMap<string, KeyType> = new Map([
  ['ssh-ed25519', { fields: 1, isWhole: ed25519 }],
  [
    'ssh-rsa',
    { fields: 2, isWhole: ([exponent = '', modulus = '']) => bitsOf(exponent) > 1 && bitsOf(modulus) > 0 },
  ],
  ['ecdsa-sha2-nistp256', { fields: 2, isWhole: ecdsa('nistp256', 32) }],
  ['ecdsa-sha2-nistp384', { fields: 2, isWhole: ecdsa('nistp384', 48) }],
  ['ecdsa-sha2-nistp521', { fields: 2, isWhole: ecdsa('nistp521', 66) }],
  ['sk-ssh-ed25519@openssh.com', { fields: 2, isWhole: ed25519 }],
  ['sk-ecdsa-sha2-nistp256@openssh.com', { fields: 3, isWhole: ecdsa('nistp256', 32) }],
]);
const LINE = /^([a-z0-9@.-]+) ([A-Za-z0-9+/]+={0,2})(?: ([^\p{Cc}]{1,200}))?$/u;
const MAX_LENGTH = 4096;

/** Fields of a key's blob: each is its length in four bytes and its bytes. Undefined when they don't add up. */
function fieldsOf(base64: string): string[] | undefined {
  let bytes: string;
  try {
    bytes = atob(base64);
  } catch {
    // Not base64 after all, for example a wrong number of digits.
    return undefined;
  }
  const fields: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = [0, 1, 2, 3].reduce((sum, index) => sum * 256 + bytes.charCodeAt(at + index), 0);
    at += 4 + length;
    // NaN, too, when the length itself is cut off
    if (!(at <= bytes.length)) return undefined;
    fields.push(bytes.slice(at - length, at));
  }
  return fields;
}

function problemOf(text: string): string | undefined {
  if (/PRIVATE KEY/.test(text))
    return 'is a private key, which must never leave your computer; give the .pub file';
  const [, name = '', blob = ''] = LINE.exec(text) ?? [];
  const type = TYPES.get(name);
  if (type === undefined) {
    return 'must be a line of a .pub file: type, key and comment, for example ssh-ed25519 AAAA... me@laptop';
  }
  const [said, ...fields] = fieldsOf(blob) ?? [];
  if (said !== undefined && said !== name) return `says it is ${name}, but its data is of another type`;
  if (said === undefined || fields.length !== type.fields || !type.isWhole(fields)) {
    return 'is cut off or damaged: its data does not add up';
  }
  const bits = name === 'ssh-rsa' ? bitsOf(fields[1] ?? '') : MIN_RSA_BITS;
  return bits < MIN_RSA_BITS
    ? `is an RSA key of ${bits} bits, too short to be safe; give one of ${MIN_RSA_BITS} or more`
    : undefined;
}

/** A public key as a line of `authorized_keys`, without options. */
export const SshPublicKey = z
  .string()
  .trim()
  .max(MAX_LENGTH, { abort: true, error: `must be at most ${MAX_LENGTH} characters long` })
  .superRefine((text, context) => {
    const message = problemOf(text);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  })
  .meta({
    description: 'Public SSH key, one line of a .pub file.',
    examples: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIJ6W6AAhNFAwg2nKKi1BMTaxh3d6S/rcQ0mo/0vM9+S me@laptop'],
  });
