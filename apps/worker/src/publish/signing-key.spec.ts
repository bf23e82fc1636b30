import { createPublicKey } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadSigningKey } from './signing-key.ts';

it('makes one key for all, readable by its owner only, and the public half beside it', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'bw-key-'));
  try {
    const keys = await Promise.all([loadSigningKey(directory), loadSigningKey(directory)]);
    const again = await loadSigningKey(directory);
    expect(keys.every((key) => key.equals(again))).toBe(true);
    expect((await stat(join(directory, 'signing-key.pem'))).mode & 0o077).toBe(0);
    const publicPem = await readFile(join(directory, 'signing-key.pub.pem'), 'utf8');
    expect(createPublicKey(publicPem).equals(createPublicKey(again))).toBe(true);
  } finally {
    await rm(directory, { recursive: true });
  }
});
