import { AppError } from '@boardwright/core/app-error';
import { formatBytes, formatDurationMs } from '@boardwright/core/units';
import { z } from 'zod';
import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { askWorkerProgram } from '../stack/ask-worker-program.ts';
import { tableLines } from '../terminal/table.ts';

/** What the worker's store program answers. */
const Answer = z.object({
  store: z.string(),
  checkedFiles: z.number(),
  checkedBytes: z.number(),
  durationMs: z.number(),
  bad: z.array(
    z.object({
      sha256: z.string(),
      state: z.enum(['damaged', 'missing']),
      imageId: z.string(),
      imageName: z.string(),
      fileName: z.string(),
    }),
  ),
  removedFiles: z.number(),
  unknownFiles: z.number(),
});

export interface ScrubOptions {
  readonly days?: string;
  readonly json?: true;
}

/** `boardwright store scrub`: reads the files of all images and compares them with their hashes. */
export async function scrubStore(context: CliContext, options: ScrubOptions): Promise<number> {
  const { output } = context;
  const { days = '0' } = options;
  if (!/^\d{1,4}$/.test(days))
    throw new AppError('BAD_REQUEST', `--days wants a whole number of days, not ${days}.`);
  const request = { days: Number(days) };
  const answer = Answer.parse(await askWorkerProgram(context, 'store', 'Checking the store', request));
  const exitCode = answer.bad.length === 0 ? ExitCode.done : ExitCode.buildFailed;
  if (options.json === true) {
    output.result(JSON.stringify(answer, null, 2));
    return exitCode;
  }
  const rows = answer.bad.map((one) => [
    one.state,
    one.imageName,
    one.imageId,
    one.fileName,
    one.sha256.slice(0, 12),
  ]);
  for (const line of tableLines(rows)) output.result(line);
  output.result(
    `${answer.store}: checked ${answer.checkedFiles} files, ${formatBytes(answer.checkedBytes)}, in ${formatDurationMs(answer.durationMs)}; ${answer.bad.length} bad.`,
  );
  if (answer.removedFiles > 0) output.result(`Removed ${answer.removedFiles} files that nothing names.`);
  if (answer.unknownFiles > 0)
    output.line(
      `${answer.unknownFiles} files, most of this store, are unknown to this database. Is it the right one? None was removed.`,
    );
  if (answer.bad.length > 0)
    output.line('Restore these files from a backup of the store, or build their images again.');
  return exitCode;
}
