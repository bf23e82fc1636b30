import { AppError } from '@boardwright/core/app-error';
import { formatBytes } from '@boardwright/core/units';
import { z } from 'zod';
import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { askWorkerProgram } from '../stack/ask-worker-program.ts';
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

async function ask(context: CliContext, request: Request): Promise<Answer> {
  return Answer.parse(await askWorkerProgram(context, 'cache', 'Reading the cache', request));
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
  const answer = await ask(context, { prune: false, downloads: false });
  tell(context, answer, options.json === true, 'all', true);
  return ExitCode.done;
}

/** `boardwright cache prune`: gives up stages beyond a size; `--dry-run` only lists them. */
export async function pruneCache(context: CliContext, options: PruneOptions): Promise<number> {
  const { maxMib } = options;
  if (maxMib !== undefined && !/^\d{1,9}$/.test(maxMib))
    throw new AppError('BAD_REQUEST', `--max-mib wants a whole number of MiB, not ${maxMib}.`);
  const answer = await ask(context, {
    prune: options.dryRun !== true,
    downloads: options.downloads === true,
    ...(maxMib === undefined ? {} : { maxBytes: Number(maxMib) * MIB_BYTES }),
  });
  const told = options.dryRun === true ? 'would go' : 'gone';
  tell(context, answer, options.json === true, told, options.downloads === true);
  return answer.refused === null ? ExitCode.done : ExitCode.environmentNotReady;
}
