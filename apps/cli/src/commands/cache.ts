import { join } from 'node:path';
import { AppError } from '@boardwright/core/app-error';
import { formatBytes } from '@boardwright/core/units';
import { z } from 'zod';
import type { CliContext } from '../cli-context.ts';
import type { Env } from '../env.ts';
import { ExitCode } from '../exit-code.ts';
import { postgresUrl } from '../stack/postgres.ts';
import { runOrThrow } from '../stack/run-command.ts';
import { ensureSecrets } from '../stack/secrets.ts';
import { readState } from '../stack/stack-state.ts';
import { tableLines } from '../terminal/table.ts';

const MIB_BYTES = 1024 * 1024;

/** What the worker's cache program answers. */
const Answer = z.object({
  limitBytes: z.number(),
  stageBytes: z.number(),
  stages: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      sizeBytes: z.number(),
      lastUsedAt: z.string(),
      prunable: z.boolean(),
    }),
  ),
  downloads: z.array(z.object({ volume: z.string(), sizeBytes: z.number() })),
  freedBytes: z.number(),
  refused: z.string().nullable(),
});
type Answer = z.infer<typeof Answer>;

interface Request {
  readonly prune: boolean;
  readonly downloads: boolean;
  readonly maxBytes?: number;
}

export interface PruneOptions {
  readonly maxMib?: string;
  readonly downloads?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

/** The database and the engine's volumes are the worker's business: its own program is asked. */
async function ask(env: Env, signal: AbortSignal, request: Request): Promise<Answer> {
  const state = await readState(env.dataDir);
  const port = state?.ports.postgres;
  if (state === undefined || (env.databaseUrl === undefined && port === undefined))
    throw new AppError(
      'ENVIRONMENT_NOT_READY',
      'Nothing was built here yet. Start the stack: boardwright up.',
    );
  const secrets = await ensureSecrets(env.dataDir, { secret: env.secret, operatorToken: env.operatorToken });
  const text = await runOrThrow(
    [process.execPath, join(env.root, 'apps/worker/dist/cache.mjs'), JSON.stringify(request)],
    'Reading the cache',
    {
      env: {
        BOARDWRIGHT_ROOT: env.root,
        BOARDWRIGHT_DATA_DIR: env.dataDir,
        BOARDWRIGHT_INSTANCE: state.instance,
        DATABASE_URL: env.databaseUrl ?? postgresUrl(port ?? 0, secrets.postgresPassword),
        // Not used by this program, but part of the worker's settings.
        REDIS_URL: env.redisUrl ?? 'redis://127.0.0.1:1',
      },
      signal,
    },
  );
  return Answer.parse(JSON.parse(text));
}

/** What the answer is about: what is there, what would go, what went. */
type Told = 'all' | 'would go' | 'gone';

function tell({ output }: CliContext, answer: Answer, json: boolean, told: Told, downloads: boolean): void {
  if (json) {
    output.result(JSON.stringify(answer, null, 2));
    return;
  }
  const stages = answer.stages.filter((stage) => told === 'all' || stage.prunable);
  const shared = downloads ? answer.downloads : [];
  const rows = stages.map((stage) => [
    stage.key.slice(0, 12),
    formatBytes(stage.sizeBytes),
    `used ${stage.lastUsedAt.slice(0, 16).replace('T', ' ')}`,
    stage.title,
  ]);
  for (const line of tableLines(rows)) output.result(line);
  for (const line of tableLines(shared.map(({ volume, sizeBytes }) => [volume, formatBytes(sizeBytes)])))
    output.result(line);
  const total = [...stages, ...shared].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const kept = `${formatBytes(answer.stageBytes)} of ${formatBytes(answer.limitBytes)} in ${answer.stages.length} stages`;
  if (told === 'all') {
    output.result(`\n${kept}.`);
  } else if (told === 'would go') {
    const caches = downloads ? `, ${shared.length} shared caches` : '';
    output.result(
      `\nWould free ${formatBytes(total)}: ${stages.length} stages${caches}. The cache holds ${kept}.`,
    );
  } else {
    output.result(`\nFreed ${formatBytes(answer.freedBytes)}.`);
  }
  if (answer.refused !== null) output.line(answer.refused);
}

/** `boardwright cache list`: stages and shared caches of this host. */
export async function listCache(context: CliContext, options: { readonly json?: true }): Promise<number> {
  const answer = await ask(context.env, context.signal, { prune: false, downloads: false });
  tell(context, answer, options.json === true, 'all', true);
  return ExitCode.done;
}

/** `boardwright cache prune`: gives up stages beyond a size; `--dry-run` only lists them. */
export async function pruneCache(context: CliContext, options: PruneOptions): Promise<number> {
  const { maxMib } = options;
  if (maxMib !== undefined && !/^\d{1,9}$/.test(maxMib))
    throw new AppError('BAD_REQUEST', `--max-mib wants a whole number of MiB, not ${maxMib}.`);
  const answer = await ask(context.env, context.signal, {
    prune: options.dryRun !== true,
    downloads: options.downloads === true,
    ...(maxMib === undefined ? {} : { maxBytes: Number(maxMib) * MIB_BYTES }),
  });
  const told = options.dryRun === true ? 'would go' : 'gone';
  tell(context, answer, options.json === true, told, options.downloads === true);
  return answer.refused === null ? ExitCode.done : ExitCode.environmentNotReady;
}
