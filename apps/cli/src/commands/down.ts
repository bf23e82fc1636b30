import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { withStackLock } from '../stack/stack-lock.ts';
import { SERVICE_NAMES } from '../stack/stop-stack.ts';
import { stopStarted } from './stop-started.ts';

const LOCK_TIMEOUT_MS = 60_000;

/** `boardwright down` */
export async function down(context: CliContext): Promise<number> {
  const { env, signal } = context;
  await withStackLock(env.dataDir, LOCK_TIMEOUT_MS, signal, () => stopStarted(context, SERVICE_NAMES));
  return ExitCode.done;
}
