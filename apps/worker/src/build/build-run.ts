import { type StageChange, updateStage } from '@boardwright/db/worker/build-stages';
import type { ClaimedBuild } from '@boardwright/db/worker/claim-build';
import type { Ownership } from '@boardwright/db/worker/owned-build';
import { announceBuildChanged } from '@boardwright/jobs/build-news';
import type { BuildLog } from '../log/build-log.ts';
import type { Owner } from '../sandbox/types.ts';
import type { BuildDeps } from './deps.ts';
import { inStage } from './failure.ts';

/** One attempt at one build. */
export interface BuildRun {
  readonly deps: BuildDeps;
  readonly build: ClaimedBuild;
  readonly own: Ownership;
  readonly log: BuildLog;
  /** Aborted with a stop reason, or with the error that ends the build. */
  readonly signal: AbortSignal;
}

/** @returns labels for what a stage of this attempt makes */
export function ownerOf(run: BuildRun, stage: string): Owner {
  return { buildId: run.own.buildId, workerId: run.own.workerId, attempt: run.own.attempt, stage };
}

/** Boardwright's own word in the log. */
export function say(run: BuildRun, stage: string, text: string): void {
  run.log.write(stage, 'sys', text);
}

/** Writes a stage's row and tells everyone watching. */
export async function changeStage(run: BuildRun, stage: string, change: StageChange): Promise<void> {
  await updateStage(run.deps.db, run.own, stage, change);
  await announceBuildChanged(run.deps.redis, run.build);
}

/**
 * Runs the worker's own part of a build as a stage of its own, with row, log lines and times.
 *
 * @throws AppError tied to the stage
 */
export async function asStage<T>(run: BuildRun, stage: string, work: () => Promise<T>): Promise<T> {
  const startedAt = new Date();
  await changeStage(run, stage, { status: 'running', startedAt, firstLine: run.log.lastLine() + 1 });
  const ending = (): StageChange => ({
    finishedAt: new Date(),
    workMs: Date.now() - startedAt.getTime(),
    lastLine: run.log.lastLine(),
  });
  try {
    const result = await work();
    await changeStage(run, stage, { status: 'done', ...ending() });
    return result;
  } catch (thrown) {
    const error = inStage(run.signal.aborted ? run.signal.reason : thrown, stage);
    if (!run.signal.aborted) {
      say(run, stage, error.userMessage);
      await changeStage(run, stage, { status: 'failed', ...ending() }).catch(() => undefined);
    }
    throw error;
  }
}
