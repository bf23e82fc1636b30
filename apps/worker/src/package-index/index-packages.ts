import { isBuildrootRelease } from '@boardwright/catalog/buildroot-release';
import { AppError, toAppError } from '@boardwright/core/app-error';
import { directoryDigest } from '@boardwright/core/directory-digest';
import {
  claimPackageIndex,
  failPackageIndex,
  heartbeatPackageIndex,
  type IndexRun,
  indexRunId,
  requestOutdatedIndexes,
  returnPackageIndex,
  writePackageIndex,
} from '@boardwright/db/worker/package-index-run';
import { buildrootBuilder } from '@boardwright/engines/buildroot/builder';
import { indexedBoards, planPackageIndex } from '@boardwright/engines/buildroot/plan-package-index';
import type { BuildPlan } from '@boardwright/engines/plan';
import { buildrootSources } from '../build/buildroot-sources.ts';
import type { BuildDeps } from '../build/deps.ts';
import { failureOf } from '../build/failure.ts';
import { ensureBuilder } from '../images/ensure-builder.ts';
import { reap } from '../keep/reap.ts';
import { runIndexStages } from './run-index-stages.ts';

function builderDigest({ root }: Pick<BuildDeps, 'root'>): Promise<string> {
  const { dockerfile, context } = buildrootBuilder;
  return directoryDigest(root, [dockerfile, ...context]);
}

/** Has indexes made again that this version of Boardwright would make differently, for example with more packages of its own. */
export async function renewOutdatedIndexes(deps: Pick<BuildDeps, 'db' | 'root'>): Promise<void> {
  await requestOutdatedIndexes(deps.db, await builderDigest(deps));
}

/** The plan, and the digest of the builder its stages run in. */
async function planIndex(deps: BuildDeps, release: string): Promise<{ plan: BuildPlan; digest: string }> {
  if (!isBuildrootRelease(release))
    throw new AppError('CATALOG_UNKNOWN_ID', `There is no Buildroot ${release}.`);
  const siteFragments = new Map<string, string>();
  for (const board of indexedBoards(release)) {
    const { siteFragment } = await buildrootSources(deps.buildrootSite, board);
    if (siteFragment !== undefined) siteFragments.set(board.id, siteFragment);
  }
  const [first] = indexedBoards(release);
  if (first === undefined) throw new AppError('INTERNAL', `No board has Buildroot ${release}`);
  const { siteFragment: _own, ...buildroot } = await buildrootSources(deps.buildrootSite, first);
  const digest = await builderDigest(deps);
  const sources = {
    archiveDate: deps.today(),
    builderDigests: { [buildrootBuilder.name]: digest },
    buildroot,
    ...(deps.mirror === undefined ? {} : { mirror: deps.mirror }),
  };
  return { plan: planPackageIndex(release, sources, siteFragments), digest };
}

async function makeIndex(
  deps: BuildDeps,
  run: IndexRun,
  signal: AbortSignal,
  step: (words: string) => void,
): Promise<void> {
  // What an attempt lost on this host left behind must not stand in this one's way.
  await reap(deps, indexRunId(run.release));
  const { plan, digest } = await planIndex(deps, run.release);
  step('Preparing the builder image');
  const image = await ensureBuilder(buildrootBuilder, digest, {
    sandbox: deps.sandbox,
    root: deps.root,
    mirror: deps.mirror,
    signal,
    onLine: () => undefined,
  });
  const index = await runIndexStages({ deps, run, plan, image, signal }, step);
  step('Storing');
  if (!(await writePackageIndex(deps.db, run.release, { ...index, recipe: digest }, run))) return;
  deps.logger.info({ release: run.release, packages: index.packages.length }, 'package index ready');
}

/** Keeps an attempt's heartbeat; stops the attempt when somebody else has taken it over. */
function keepAlive(deps: BuildDeps, run: IndexRun, words: () => string, lost: AbortController): () => void {
  const beat = setInterval(() => {
    heartbeatPackageIndex(deps.db, run, words()).then(
      (ours) => ours || lost.abort(new AppError('STATE_CONFLICT', 'Another worker took the index over')),
      (err: unknown) => deps.logger.warn({ err, release: run.release }, 'heartbeat of the index failed'),
    );
  }, deps.timing.heartbeatMs);
  return () => clearInterval(beat);
}

/**
 * Makes one index of packages somebody asked for, if any.
 *
 * @param staleMs - a heartbeat older than this means the worker of an attempt is gone
 * @param shutdown - hands the attempt back
 * @returns whether there was one
 */
export async function indexRequestedPackages(
  deps: BuildDeps,
  staleMs: number,
  shutdown: AbortSignal,
): Promise<boolean> {
  if (shutdown.aborted) return false;
  const run = await claimPackageIndex(deps.db, deps.workerId, staleMs);
  if (run === undefined) return false;
  const lost = new AbortController();
  let words = 'Preparing';
  const stop = keepAlive(deps, run, () => words, lost);
  try {
    const signal = AbortSignal.any([shutdown, lost.signal]);
    await makeIndex(deps, run, signal, (next) => {
      words = next;
    });
  } catch (thrown) {
    if (shutdown.aborted) await returnPackageIndex(deps.db, run);
    else if (!lost.signal.aborted) {
      const { message, advice } = failureOf(toAppError(thrown));
      deps.logger.warn({ err: thrown, release: run.release }, 'package index failed');
      await failPackageIndex(deps.db, run, `${message.replace(/\.?$/, '.')} ${advice}`.trim());
    }
  } finally {
    stop();
  }
  return true;
}
