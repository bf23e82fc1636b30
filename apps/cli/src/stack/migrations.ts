import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runOrThrow } from './run-command.ts';

/** Names of the migrations the repository has, and a digest of them for telling whether any is new. */
async function migrationNames(root: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, 'prisma/migrations'), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export interface MigrationOptions {
  readonly root: string;
  readonly databaseUrl: string;
  readonly signal: AbortSignal;
}

/** @returns digest of the migrations' names, which are never changed once they are released */
export async function migrationsDigest(root: string): Promise<string> {
  return createHash('sha256')
    .update((await migrationNames(root)).join('\n'))
    .digest('hex');
}

/**
 * Brings the database up to date. Migrations already applied are left alone.
 *
 * @returns the note for the step's line
 * @throws AppError ENVIRONMENT_NOT_READY with what the migration said
 */
export async function applyMigrations(options: MigrationOptions): Promise<string> {
  const program = join(options.root, 'packages/db/src/migrate-main.ts');
  await runOrThrow([process.execPath, '--import', 'tsx', program], 'Updating the database schema', {
    cwd: options.root,
    env: { DATABASE_URL: options.databaseUrl, BOARDWRIGHT_ROOT: options.root },
    signal: options.signal,
  });
  return 'up to date';
}
