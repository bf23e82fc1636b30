import type { BuildView } from '@boardwright/api/schemas/build';
import type { CliContext } from '../cli-context.ts';

/** Prints why a build did not end Ready: what broke, the line that says so, and what to do. */
export function printFailure({ output }: CliContext, build: BuildView, serverUrl: string): void {
  if (build.status === 'cancelled') {
    output.line('The build was cancelled.');
    return;
  }
  const { failure } = build;
  output.line(`${output.bad('The build failed')}${failure === null ? '.' : `: ${failure.message}`}`);
  if (failure?.errorLine !== undefined) output.line(`  ${output.faint(failure.errorLine)}`);
  if (failure !== null) output.line(`  ${failure.advice}`);
  output.line(`  Log: ${serverUrl}/builds/${build.id}`);
}
