import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTextIfThere } from '@boardwright/core/read-text-if-there';

const KEY_FILE = 'signing-key.pem';
const PUBLIC_FILE = 'signing-key.pub.pem';

async function readKey(directory: string): Promise<KeyObject | undefined> {
  const pem = await readTextIfThere(join(directory, KEY_FILE));
  return pem === undefined ? undefined : createPrivateKey(pem);
}

/**
 * Reads the ed25519 key that signs provenance, made at first use. It stays in the worker: no container ever sees it.
 *
 * @param directory - holds the key, readable by the owner only, and its public half beside it
 */
export async function loadSigningKey(directory: string): Promise<KeyObject> {
  const present = await readKey(directory);
  if (present !== undefined) return present;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ed25519');
  const partial = join(directory, `${KEY_FILE}.${randomUUID()}`);
  await writeFile(partial, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  try {
    await link(partial, join(directory, KEY_FILE));
  } catch (thrown) {
    // Another worker of this host was faster; its key counts.
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown;
  } finally {
    await rm(partial, { force: true });
  }
  const key = (await readKey(directory)) ?? privateKey;
  const publicPem = createPublicKey(key).export({ type: 'spki', format: 'pem' });
  await writeFile(join(directory, PUBLIC_FILE), publicPem, { mode: 0o644 });
  return key;
}
