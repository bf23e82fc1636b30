import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureSecret, ensureSecrets } from './secrets.ts';

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bw-secrets-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe('ensureSecret', () => {
  it('makes a secret once, readable by its owner only', async () => {
    const first = await ensureSecret(dataDir, 'operator-token');
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await ensureSecret(dataDir, 'operator-token')).toBe(first);
    expect((await stat(join(dataDir, 'secrets/operator-token'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, 'secrets'))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(dataDir, 'secrets'))).toEqual(['operator-token']);
  });

  it('gives the same one to all who ask at once', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => ensureSecret(dataDir, 'x')));
    expect(new Set(made).size).toBe(1);
  });

  it('refuses a secret cut short', async () => {
    await ensureSecret(dataDir, 'x');
    await writeFile(join(dataDir, 'secrets/x'), 'short');
    await expect(ensureSecret(dataDir, 'x')).rejects.toMatchObject({ code: 'ENVIRONMENT_NOT_READY' });
  });
});

describe('ensureSecrets', () => {
  it('prefers what the environment gives and writes no file for it', async () => {
    const secrets = await ensureSecrets(dataDir, { secret: 'given', operatorToken: undefined });
    expect(secrets.secret).toBe('given');
    expect(await readdir(join(dataDir, 'secrets'))).not.toContain('session-secret');
  });
});
