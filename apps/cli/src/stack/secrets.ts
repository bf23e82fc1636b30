import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@boardwright/core/app-error';

const SECRET_BYTES = 32;

/** Secrets of one data directory. Never in a log, an argument or an error. */
export interface StackSecrets {
  /** Signs sessions. */
  readonly secret: string;
  /** Bearer token of the local operator. */
  readonly operatorToken: string;
  readonly postgresPassword: string;
  readonly redisPassword: string;
}

/**
 * Reads a secret, or makes it on first use: 64 hex digits in a file only its owner can read.
 *
 * @invariant all who make the same secret at once end up with the same one
 */
export async function ensureSecret(dataDir: string, name: string): Promise<string> {
  const directory = join(dataDir, 'secrets');
  const file = join(directory, name);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const existing = await readFile(file, 'utf8').catch(() => undefined);
  if (existing === undefined) {
    const draft = `${file}.${randomUUID()}.tmp`;
    await writeFile(draft, `${randomBytes(SECRET_BYTES).toString('hex')}\n`, { mode: 0o600 });
    // A link fails when the file is there already, where a rename would replace what another process just made.
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await rm(draft, { force: true });
  }
  await chmod(file, 0o600);
  const value = (existing ?? (await readFile(file, 'utf8'))).trim();
  if (value.length < SECRET_BYTES) {
    throw new AppError('ENVIRONMENT_NOT_READY', `The secret in ${file} is too short.`, {
      details: { advice: 'Remove the file to have a new one made; people will have to sign in again.' },
    });
  }
  return value;
}

/** All secrets of the stack; those given by the environment win. */
export async function ensureSecrets(
  dataDir: string,
  given: { readonly secret: string | undefined; readonly operatorToken: string | undefined },
): Promise<StackSecrets> {
  const [secret, operatorToken, postgresPassword, redisPassword] = await Promise.all([
    given.secret ?? ensureSecret(dataDir, 'session-secret'),
    given.operatorToken ?? ensureSecret(dataDir, 'operator-token'),
    ensureSecret(dataDir, 'postgres-password'),
    ensureSecret(dataDir, 'redis-password'),
  ]);
  return { secret, operatorToken, postgresPassword, redisPassword };
}
