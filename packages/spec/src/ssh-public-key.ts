import { z } from 'zod';

/** Types OpenSSH takes for logins; DSA went with 10.0. */
const TYPES = [
  'ssh-ed25519',
  'ssh-rsa',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
] as const;
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
  const [, type = '', blob = ''] = LINE.exec(text) ?? [];
  if (!TYPES.some((one) => one === type)) {
    return 'must be a line of a .pub file: type, key and comment, for example ssh-ed25519 AAAA... me@laptop';
  }
  const fields = fieldsOf(blob);
  if (fields === undefined || fields.length < 2) return 'is cut off or damaged: its data does not add up';
  return fields[0] === type ? undefined : `says it is ${type}, but its data is of another type`;
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
