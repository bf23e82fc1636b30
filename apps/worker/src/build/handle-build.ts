import { type AppError, toAppError } from '@boardwright/core/app-error';
import { type ClaimedBuild, claimBuild, findWaitingBuild } from '@boardwright/db/worker/claim-build';
import { announceBuildChanged } from '@boardwright/jobs/build-news';
import { pruneCache } from '../keep/prune-cache.ts';
import { reap } from '../keep/reap.ts';
import { openBuildLog } from '../log/build-log.ts';
import { createChunkPublisher } from '../log/publish-chunks.ts';
import { type BuildRun, say } from './build-run.ts';
import type { BuildDeps } from './deps.ts';
import { endAttempt, type NextTry, withTries } from './finish-build.ts';
import { runBuild } from './run-build.ts';
import type { RunningBuilds } from './running-builds.ts';
import { watchBuild } from './watch-build.ts';

/** A build of a team that runs as many as it may looks this often whether it is its turn. */
const HELD_BACK_MS = 2000;

async function attempt(run: BuildRun): Promise<NextTry> {
  const { deps, build, log } = run;
  let error: AppError;
  try {
    // What an attempt lost on this host left behind must not stand in this one's way.
    await reap(deps, build.id);
    const publish = await runBuild(run);
    say(run, 'publish', 'Ready.');
    // The log is complete before anyone can see that the build is.
    await log.close();
    const imageId = await withTries(publish);
    deps.logger.info({ buildId: build.id, imageId }, 'build ready');
    await announceBuildChanged(deps.redis, build);
    return undefined;
  } catch (thrown) {
    error = toAppError(run.signal.aborted ? run.signal.reason : thrown);
  }
  deps.logger.warn(
    { err: error, code: error.code, buildId: build.id, attempt: build.attempt },
    'build ended without an image',
  );
  return endAttempt(run, error);
}

async function runClaimed(deps: BuildDeps, build: ClaimedBuild, running: RunningBuilds): Promise<NextTry> {
  const own = { buildId: build.id, workerId: deps.workerId, attempt: build.attempt };
  const controller = running.add(build.id);
  const publisher = createChunkPublisher(deps.redis, build.id);
  const log = await openBuildLog(deps.store, build.id, publisher, (thrown) =>
    controller.abort(toAppError(thrown)),
  );
  const watch = watchBuild(deps, own, log.lastLine, controller);
  try {
    await announceBuildChanged(deps.redis, build);
    deps.logger.info({ buildId: build.id, attempt: build.attempt }, 'build started');
    return await attempt({ deps, build, own, log, signal: controller.signal });
  } finally {
    watch.stop();
    running.remove(build.id);
  }
}

/**
 * Handles one job of the queue. Safe to call any number of times for the same build: only the one that claims the
 * row runs it.
 *
 * @returns when to call again, if the build still waits
 */
export async function handleBuild(
  deps: BuildDeps,
  buildId: string,
  running: RunningBuilds,
): Promise<NextTry> {
  try {
    await deps.sandbox.ping();
  } catch {
    // Not claimed, so waiting for the engine costs no attempt.
    deps.logger.warn({ buildId }, 'the container engine does not answer; the build waits');
    return { delayMs: deps.timing.sandboxPauseMs };
  }
  const build = await claimBuild(deps.db, buildId, deps.workerId);
  if (build === null) {
    const waiting = await findWaitingBuild(deps.db, buildId);
    if (waiting === undefined) return undefined;
    // Nothing but its team's quota holds it back when no time does.
    if (waiting.notBefore === null) return { delayMs: HELD_BACK_MS };
    return { delayMs: Math.max(500, waiting.notBefore.getTime() - Date.now()) };
  }
  const next = await runClaimed(deps, build, running);
  await pruneCache(deps, deps.cacheMaxBytes).catch((err: unknown) =>
    deps.logger.warn({ err }, 'pruning failed'),
  );
  return next;
}
