import type { QuotaLimits, QuotaView } from '@boardwright/api/schemas/quota';
import { AppError } from '@boardwright/core/app-error';
import { formatBytes } from '@boardwright/core/units';
import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { ask } from '../server/server-access.ts';
import { withServer } from '../server/with-server.ts';
import { tableLines } from '../terminal/table.ts';

export interface QuotaOptions {
  readonly concurrentBuilds?: string;
  readonly buildsPerDay?: string;
  readonly storageGib?: string;
  readonly json?: true;
}

/** @returns undefined when the option was not given: what was set stays */
function limitOf(option: string, text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  if (text === 'none') return null;
  if (!/^\d{1,7}$/.test(text))
    throw new AppError('BAD_REQUEST', `${option} wants a whole number, or none for no limit, not ${text}.`);
  return Number(text);
}

const wordOf = (limit: number | null, unit = ''): string =>
  limit === null ? 'no limit' : `of ${limit}${unit}`;

/** Lines that say what a team uses of what it may. */
export function quotaLines({ limits, use, resetsAt }: QuotaView): string[] {
  return tableLines([
    ['Builds at once', `${use.running} running, ${use.queued} waiting`, wordOf(limits.concurrentBuilds)],
    [
      'Builds today',
      String(use.buildsToday),
      `${wordOf(limits.buildsPerDay)}; starts again at ${resetsAt.slice(0, 16).replace('T', ' ')} UTC`,
    ],
    ['Storage', formatBytes(use.storageBytes), wordOf(limits.storageGiB, ' GiB')],
  ]);
}

/** `boardwright quota`: shows what the team may use; with options, sets it. */
export async function quota(context: CliContext, options: QuotaOptions): Promise<number> {
  const wanted = {
    concurrentBuilds: limitOf('--concurrent-builds', options.concurrentBuilds),
    buildsPerDay: limitOf('--builds-per-day', options.buildsPerDay),
    storageGiB: limitOf('--storage-gib', options.storageGib),
  };
  const changes = Object.values(wanted).some((limit) => limit !== undefined);
  return withServer(
    context,
    async ({ access }) => {
      let view = await ask(access, (client, signal) => client.getQuota(signal));
      if (changes) {
        const limits: QuotaLimits = {
          concurrentBuilds:
            wanted.concurrentBuilds === undefined ? view.limits.concurrentBuilds : wanted.concurrentBuilds,
          buildsPerDay: wanted.buildsPerDay === undefined ? view.limits.buildsPerDay : wanted.buildsPerDay,
          storageGiB: wanted.storageGiB === undefined ? view.limits.storageGiB : wanted.storageGiB,
        };
        view = await ask(access, (client) => client.setQuota(limits));
      }
      if (options.json === true) context.output.result(JSON.stringify(view, null, 2));
      else for (const line of quotaLines(view)) context.output.result(line);
      return ExitCode.done;
    },
    () => false,
  );
}
