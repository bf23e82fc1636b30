import { join } from 'node:path';
import { AppError } from '@boardwright/core/app-error';
import type { CliContext } from '../cli-context.ts';
import { postgresUrl } from './postgres.ts';
import { runOrThrow } from './run-command.ts';
import { ensureSecrets } from './secrets.ts';
import { readState } from './stack-state.ts';

/**
 * Runs one of the worker's own programs, since database, volumes and store are the worker's business.
 *
 * @param name - file in apps/worker/dist without its ending
 * @param doing - for messages, for example `Reading the cache`
 * @returns the JSON it answered, not checked
 * @throws AppError ENVIRONMENT_NOT_READY before the stack was started for the first time
 */
export async function askWorkerProgram(
  { env, signal }: Pick<CliContext, 'env' | 'signal'>,
  name: string,
  doing: string,
  request: unknown,
): Promise<unknown> {
  const state = await readState(env.dataDir);
  const port = state?.ports.postgres;
  if (state === undefined || (env.databaseUrl === undefined && port === undefined))
    throw new AppError(
      'ENVIRONMENT_NOT_READY',
      'Nothing was built here yet. Start the stack: boardwright up.',
    );
  const secrets = await ensureSecrets(env.dataDir, { secret: env.secret, operatorToken: env.operatorToken });
  const text = await runOrThrow(
    [process.execPath, join(env.root, 'apps/worker/dist', `${name}.mjs`), JSON.stringify(request)],
    doing,
    {
      env: {
        BOARDWRIGHT_ROOT: env.root,
        BOARDWRIGHT_DATA_DIR: env.dataDir,
        BOARDWRIGHT_INSTANCE: state.instance,
        DATABASE_URL: env.databaseUrl ?? postgresUrl(port ?? 0, secrets.postgresPassword),
        // Not used by these programs, but part of the worker's settings.
        REDIS_URL: env.redisUrl ?? 'redis://127.0.0.1:1',
      },
      signal,
    },
  );
  return JSON.parse(text);
}
