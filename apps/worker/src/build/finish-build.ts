import { setTimeout as sleep } from 'node:timers/promises';
import type { AppError } from '@boardwright/core/app-error';
import { formatDurationMs } from '@boardwright/core/units';
import { finishBuild, requeueBuild } from '@boardwright/db/worker/owned-build';
import { announceBuildChanged } from '@boardwright/jobs/build-news';
import { type BuildRun, say } from './build-run.ts';
import { decideOutcome, type Outcome } from './decide-outcome.ts';

const WRITE_TRIES = 5;
const WRITE_PAUSE_MS = 500;

/** The last row of a build is worth a few tries; after those the heartbeat goes stale and the build runs again. */
export async function withTries<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (thrown) {
      if (attempt >= WRITE_TRIES) throw thrown;
      await sleep(WRITE_PAUSE_MS * attempt);
    }
  }
}

function lastWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'cancelled':
      return 'Cancelled.';
    case 'failed':
      return `Failed: ${outcome.failure.message}`;
    case 'requeue':
      return outcome.failure === undefined
        ? 'The worker shuts down; the build goes on with another one.'
        : `${outcome.failure.message} Trying again in ${formatDurationMs(outcome.delayMs)}.`;
    case 'lost':
      return 'Another worker took over.';
  }
}

/** Time until a build may run again; undefined when it is over. */
export type NextTry = { readonly delayMs: number } | undefined;

/** Writes how an attempt without an image ended. */
export async function endAttempt(run: BuildRun, error: AppError): Promise<NextTry> {
  const outcome = decideOutcome(error, run.build.attempt, run.deps.timing);
  if (outcome.kind === 'lost') {
    await run.log.close().catch(() => undefined);
    return undefined;
  }
  say(run, 'publish', lastWords(outcome));
  // A log that cannot be written is the failure itself, or about to be the next one.
  await run.log.close().catch(() => undefined);
  const logLines = run.log.lastLine();
  await withTries(async () => {
    if (outcome.kind === 'requeue') {
      const { failure, uncounted, delayMs } = outcome;
      const notBefore = new Date(Date.now() + delayMs);
      const wait = { notBefore, logLines, uncounted, ...(failure === undefined ? {} : { failure }) };
      return requeueBuild(run.deps.db, run.own, wait);
    }
    const end = outcome.kind === 'failed' ? { failure: outcome.failure } : {};
    return finishBuild(run.deps.db, run.own, { status: outcome.kind, logLines, ...end });
  });
  await announceBuildChanged(run.deps.redis, run.build);
  return outcome.kind === 'requeue' ? { delayMs: outcome.delayMs } : undefined;
}
