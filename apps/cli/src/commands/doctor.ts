import type { CliContext } from '../cli-context.ts';
import { type CheckedItem, type CheckState, runChecks } from '../doctor/check.ts';
import { DOCKER_CHECKS } from '../doctor/docker-checks.ts';
import { HOST_CHECKS } from '../doctor/host-checks.ts';
import { STACK_CHECKS } from '../doctor/stack-checks.ts';
import { ExitCode } from '../exit-code.ts';
import type { Output, Paint } from '../terminal/output.ts';
import { tableLines } from '../terminal/table.ts';

function stateWord(paint: Paint, state: CheckState): string {
  switch (state) {
    case 'ok':
      return paint.good('ok');
    case 'attention':
      return paint.warn('attention');
    case 'missing':
      return paint.bad('missing');
  }
}

function printTable(output: Output, items: readonly CheckedItem[]): void {
  const rows = items.map((item) => [item.title, stateWord(output.resultPaint, item.state), item.detail]);
  const lines = tableLines(rows);
  items.forEach((item, index) => {
    output.result(lines[index] ?? '');
    if (item.command !== undefined) output.result(`    run: ${item.command}`);
  });
}

/** `boardwright doctor` */
export async function doctor(context: CliContext, options: { readonly json?: true }): Promise<number> {
  const { output } = context;
  const items = await runChecks([...HOST_CHECKS, ...DOCKER_CHECKS, ...STACK_CHECKS], context);
  const ready = items.every((item) => item.state !== 'missing');
  if (options.json === true) output.result(JSON.stringify({ ready, checks: items }, null, 2));
  else printTable(output, items);
  return ready ? ExitCode.done : ExitCode.environmentNotReady;
}
