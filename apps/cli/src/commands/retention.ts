import type { RetentionPreview } from '@boardwright/api/schemas/retention';
import { AppError } from '@boardwright/core/app-error';
import { NO_RETENTION, type RetentionRules } from '@boardwright/core/retention-rules';
import { formatBytes } from '@boardwright/core/units';
import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { ask } from '../server/server-access.ts';
import { withServer } from '../server/with-server.ts';
import { tableLines } from '../terminal/table.ts';

export interface RetentionOptions {
  readonly drafts?: string;
  readonly candidates?: string;
  readonly deprecated?: string;
  readonly keepLast?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

/** @returns undefined when the option was not given: what was set stays */
function daysOf(option: string, text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  if (text === 'never') return null;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new AppError('BAD_REQUEST', `${option} wants a whole number of days, or never, not ${text}.`);
}

function keepOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new AppError('BAD_REQUEST', `--keep-last wants a whole number, not ${text}.`);
}

/** The rules with what was given laid over them. @throws AppError BAD_REQUEST naming the option */
export function changedRules(rules: RetentionRules, options: RetentionOptions): RetentionRules {
  const drafts = daysOf('--drafts', options.drafts);
  const candidates = daysOf('--candidates', options.candidates);
  const deprecated = daysOf('--deprecated', options.deprecated);
  return {
    keepLastPerName: keepOf(options.keepLast) ?? rules.keepLastPerName,
    deleteDraftsAfterDays: drafts === undefined ? rules.deleteDraftsAfterDays : drafts,
    deleteCandidatesAfterDays: candidates === undefined ? rules.deleteCandidatesAfterDays : candidates,
    deleteDeprecatedAfterDays: deprecated === undefined ? rules.deleteDeprecatedAfterDays : deprecated,
  };
}

const after = (days: number | null): string => (days === null ? 'never' : `after ${days} days`);

/** Lines that say what the rules are. */
export function ruleLines(rules: RetentionRules): string[] {
  return tableLines([
    ['Drafts go', after(rules.deleteDraftsAfterDays)],
    ['Candidates go', after(rules.deleteCandidatesAfterDays)],
    ['Deprecated images go', after(rules.deleteDeprecatedAfterDays)],
    ['Released and pinned images go', 'never'],
    ['Always kept', `the newest ${rules.keepLastPerName} of each name and board`],
  ]);
}

function previewLines({ total, freedBytes, images }: RetentionPreview, listed: boolean): string[] {
  const sum = `${total} ${total === 1 ? 'image goes' : 'images go'} now, ${formatBytes(freedBytes)}`;
  const rows = listed ? images.map((one) => [one.id, one.name, one.board, one.reason]) : [];
  const rest = listed && total > images.length ? [`and ${total - images.length} more`] : [];
  return [sum, ...tableLines(rows), ...rest];
}

/** `boardwright images retention`: shows the rules and what they remove now; with options, sets or tries them. */
export async function retention(context: CliContext, options: RetentionOptions): Promise<number> {
  const { output } = context;
  // What is wrong with the options is said before anything is asked or started.
  changedRules(NO_RETENTION, options);
  const dryRun = options.dryRun === true;
  return withServer(
    context,
    async ({ access }) => {
      const { rules: kept } = await ask(access, (client, signal) => client.getRetention(signal));
      const rules = changedRules(kept, options);
      const changes = JSON.stringify(rules) !== JSON.stringify({ ...rules, ...kept });
      const preview = await ask(access, (client, signal) => client.previewRetention(rules, signal));
      if (changes && !dryRun) await ask(access, (client) => client.setRetention(rules));
      if (options.json === true) output.result(JSON.stringify({ rules, preview }, null, 2));
      else for (const line of [...ruleLines(rules), ...previewLines(preview, dryRun)]) output.result(line);
      if (changes)
        output.line(
          dryRun ? 'Nothing was set and nothing removed.' : 'A worker applies this within the hour.',
        );
      return ExitCode.done;
    },
    () => false,
  );
}
