import { setTimeout as sleep } from 'node:timers/promises';
import type { ProcessRecord } from './process-record.ts';
import { type ServiceCommand, startService, stopService } from './service-process.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A program that ran this long was well; the next pause is the first again. */
const WELL_AFTER_MS = 60_000;
const LOOK_EVERY_MS = 250;
const STOP_GRACE_MS = 20_000;

/**
 * Pause before a program is started again, doubled with each end in a row.
 *
 * @param endsInARow - 1 for the first
 */
export function restartPauseMs(endsInARow: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (endsInARow - 1));
}

interface KeepOptions {
  readonly runDir: string;
  readonly signal: AbortSignal;
  readonly isRunning: (record: ProcessRecord) => Promise<boolean>;
  readonly report: (text: string) => void;
}

async function runOnce(command: ServiceCommand, options: KeepOptions): Promise<void> {
  const record = await startService(options.runDir, command);
  while (!options.signal.aborted && (await options.isRunning(record))) await sleep(LOOK_EVERY_MS);
}

/**
 * Keeps one program running until `signal` aborts, then stops it (SIGTERM, SIGKILL after a grace time).
 *
 * @invariant when the promise settles the program does not run
 */
export async function keepRunning(command: ServiceCommand, options: KeepOptions): Promise<void> {
  let endsInARow = 0;
  while (!options.signal.aborted) {
    const startedAt = performance.now();
    await runOnce(command, options).catch((error: unknown) =>
      options.report(`${command.name}: ${String(error)}`),
    );
    if (options.signal.aborted) break;
    endsInARow = performance.now() - startedAt > WELL_AFTER_MS ? 1 : endsInARow + 1;
    const pauseMs = restartPauseMs(endsInARow);
    options.report(`${command.name} ended; it is started again in ${pauseMs} ms`);
    await sleep(pauseMs, undefined, { signal: options.signal }).catch(() => undefined);
  }
  await stopService(options.runDir, command.name, { signal: 'SIGTERM', graceMs: STOP_GRACE_MS });
}
