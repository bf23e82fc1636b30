import { Issue } from '@boardwright/catalog/issue';
import type { AppError } from '@boardwright/core/app-error';
import { z } from 'zod';
import { printIssues } from './image-spec/print-issues.ts';
import type { Output } from './terminal/output.ts';

/** An issue as the local check gives it, or as the server does, which has no lines. */
const LocatedIssue = Issue.extend({ line: z.number().optional() });

/** Prints what went wrong and, when known, what is wrong with the spec, the one command that mends it, and the log. */
export function printError(output: Output, error: AppError): void {
  output.line(`${output.bad('Error')} ${error.code === 'INTERNAL' ? error.message : error.userMessage}`);
  const { command, log, advice, issues } = error.details;
  const specIssues = LocatedIssue.array().safeParse(issues);
  if (specIssues.success) printIssues(output, specIssues.data);
  if (typeof advice === 'string') output.line(`  ${advice}`);
  if (typeof command === 'string') output.line(`  Run: ${command}`);
  if (typeof log === 'string') output.line(`  Log: ${log}`);
  if (error.code === 'INTERNAL' && error.cause instanceof Error && error.cause.stack !== undefined) {
    output.line(output.faint(error.cause.stack.split('\n').slice(1, 6).join('\n')));
  }
}
