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
  sourceQuota: z
    .object({
      limitBytes: z.number(),
      sizeBytes: z.number(),
      going: z.array(z.object({ path: z.string(), sizeBytes: z.number(), lastUsedAt: z.string() })),
    })
    .nullable(),
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

function sum(ones: readonly { readonly sizeBytes: number }[]): number {
  return ones.reduce((total, { sizeBytes }) => total + sizeBytes, 0);
}

function usedWords(lastUsedAt: string): string {
  return `used ${lastUsedAt.slice(0, 16).replace('T', ' ')}`;
}

/** What the next Buildroot build takes out of the shared sources, whether the cache is pruned or not. */
function quotaLines(quota: NonNullable<Answer['sourceQuota']>): string[] {
  const { going, sizeBytes, limitBytes } = quota;
  const held = `they hold ${formatBytes(sizeBytes)} of ${formatBytes(limitBytes)}`;
  if (going.length === 0) return ['', `The next Buildroot build keeps all shared sources: ${held}.`];
  const rows = going.map((one) => [formatBytes(one.sizeBytes), usedWords(one.lastUsedAt), one.path]);
  const files = going.length === 1 ? '1 file' : `${going.length} files`;
  const taken = `${files}, ${formatBytes(sum(going))}, out of the shared sources`;
  return [
    '',
    `The next Buildroot build takes ${taken}, but for those it uses itself; ${held}:`,
    ...tableLines(rows),
  ];
}

/**
 * The answer in lines.
 *
 * @param downloads - whether the shared caches were asked about
 */
export function cacheLines(answer: Answer, told: Told, downloads: boolean): string[] {
  const stages = answer.stages.filter((stage) => told === 'all' || stage.prunable);
  // What would be refused would not go.
  const shared = downloads && (told === 'all' || answer.refused === null) ? answer.downloads : [];
  const lines = [
    ...tableLines(
      stages.map((stage) => [
        stage.key.slice(0, 12),
        formatBytes(stage.sizeBytes),
        usedWords(stage.lastUsedAt),
        stage.title,
      ]),
    ),
    ...tableLines(shared.map(({ volume, sizeBytes }) => [volume, formatBytes(sizeBytes)])),
    '',
  ];
  const kept = `${formatBytes(answer.stageBytes)} of ${formatBytes(answer.limitBytes)} in ${answer.stages.length} stages`;
  if (told === 'gone') return [...lines, `Freed ${formatBytes(answer.freedBytes)}.`];
  if (told === 'all') return [...lines, `${kept}.`];
  const caches = downloads ? `, ${shared.length} shared caches` : '';
  return [
    ...lines,
    `Would free ${formatBytes(sum([...stages, ...shared]))}: ${stages.length} stages${caches}. The cache holds ${kept}.`,
    ...(answer.sourceQuota === null ? [] : quotaLines(answer.sourceQuota)),
  ];
}

function tell({ output }: CliContext, answer: Answer, json: boolean, told: Told, downloads: boolean): void {
  if (json) {
    output.result(JSON.stringify(answer, null, 2));
    return;
  }
  for (const line of cacheLines(answer, told, downloads)) output.result(line);
  if (answer.refused !== null) output.line(answer.refused);
}

/** `boardwright cache list`: stages and shared caches of this host. */
export async function listCache(context: CliContext, options: { readonly json?: true }): Promise<number> {
  const answer = await ask(context, { prune: false, downloads: false });
  tell(context, answer, options.json === true, 'all', true);
  return ExitCode.done;
}

/** `boardwright cache prune`: gives up stages beyond a size; `--dry-run` only lists them and says what is refused now. */
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
  // A dry run has done all it was asked for, whatever it has to say.
  return answer.refused === null || options.dryRun === true ? ExitCode.done : ExitCode.environmentNotReady;
}
