import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processArguments } from './process-identity.ts';

const POLL_MS = 250;

export interface OtherEngine {
  /** File in which the engine keeps its process id while it lives. */
  readonly pidFile: string;
  /** Name of the engine's program. */
  readonly program: string;
  readonly answers: () => Promise<boolean>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** @returns whether the process a pid file names lives and is that program; a number can be another program's by now */
export async function livesByPidFile(pidFile: string, program: string): Promise<boolean> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''));
  const [first] = Number.isInteger(pid) && pid > 1 ? await processArguments(pid) : [];
  return first !== undefined && basename(first) === program;
}

/**
 * Waits for an engine somebody else started, which may be on its way up or down.
 *
 * @returns `answers`; `gone` when there is none, or it ended meanwhile; `silent` when it lives but did not answer in time
 */
export async function waitForOtherEngine(engine: OtherEngine): Promise<'answers' | 'gone' | 'silent'> {
  const deadline = performance.now() + engine.timeoutMs;
  while (await livesByPidFile(engine.pidFile, engine.program)) {
    engine.signal.throwIfAborted();
    if (await engine.answers()) return 'answers';
    if (performance.now() >= deadline) return 'silent';
    await sleep(POLL_MS);
  }
  return 'gone';
}
