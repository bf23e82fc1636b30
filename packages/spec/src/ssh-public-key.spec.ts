import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SshPublicKey } from './ssh-public-key.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bw-keys-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A key by OpenSSH itself. */
function made(type: string, bits: string): string {
  const file = join(folder, `${type}-${bits}`);
  execFileSync('ssh-keygen', ['-q', '-t', type, '-b', bits, '-N', '', '-C', 'me@laptop', '-f', file]);
  return readFileSync(`${file}.pub`, 'utf8');
}

function line(type: string, ...fields: Buffer[]): string {
  const parts = [Buffer.from(type), ...fields].map((field) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(field.length);
    return Buffer.concat([length, field]);
  });
  return `${type} ${Buffer.concat(parts).toString('base64')}`;
}

const problem = (key: string): string => SshPublicKey.safeParse(key).error?.issues[0]?.message ?? '';
const POINT = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]);
const EXPONENT = Buffer.from([1, 0, 1]);
const APPLICATION = Buffer.from('ssh:');

describe('SshPublicKey', () => {
  it.each([
    ['ed25519', '256'],
    ['ecdsa', '256'],
    ['ecdsa', '384'],
    ['ecdsa', '521'],
    ['rsa', '2048'],
  ])('takes %s of %s bits as ssh-keygen wrote it', (type, bits) => {
    const key = made(type, bits);
    expect(SshPublicKey.parse(key)).toBe(key.trim());
  });

  it.each([
    line('sk-ssh-ed25519@openssh.com', Buffer.alloc(32, 7), APPLICATION),
    `${line('sk-ecdsa-sha2-nistp256@openssh.com', Buffer.from('nistp256'), POINT, APPLICATION)} token`,
  ])('takes the key of a security token %j', (key) => {
    expect(SshPublicKey.parse(key)).toBe(key);
  });

  it.each([
    line('ssh-ed25519', Buffer.alloc(31, 7)),
    line('ssh-ed25519', Buffer.alloc(32, 7), APPLICATION),
    line('sk-ssh-ed25519@openssh.com', Buffer.alloc(32, 7)),
    line('ecdsa-sha2-nistp384', Buffer.from('nistp256'), POINT),
    line('ecdsa-sha2-nistp256', Buffer.from('nistp256'), POINT.subarray(1)),
    line('ssh-rsa', EXPONENT, Buffer.alloc(0)),
    line('ssh-ed25519'),
  ])('refuses %j, whose data is not that of its type', (key) => {
    expect(problem(key)).toContain('does not add up');
  });

  it('refuses a short RSA key with its length', () => {
    const modulus = Buffer.concat([Buffer.alloc(1), Buffer.alloc(128, 0xab)]);
    expect(problem(line('ssh-rsa', EXPONENT, modulus))).toContain('1024 bits');
  });
});
