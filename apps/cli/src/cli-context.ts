import type { Env } from './env.ts';
import type { Output } from './terminal/output.ts';

/** What every command works with. */
export interface CliContext {
  readonly env: Env;
  readonly output: Output;
  /** Aborts at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
  readonly signal: AbortSignal;
}
