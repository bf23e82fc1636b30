import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { AppError } from '@boardwright/core/app-error';
import { directoryDigest } from '@boardwright/core/directory-digest';
import { formatBytes } from '@boardwright/core/units';
import { resetStages } from '@boardwright/db/worker/build-stages';
import { publishImage } from '@boardwright/db/worker/publish-image';
import type { Engine } from '@boardwright/engines/engine';
import type { BuilderImage, BuildPlan } from '@boardwright/engines/plan';
import { gateProblem } from '@boardwright/evidence/gate';
import { ensureBuilder } from '../images/ensure-builder.ts';
import { pruneCache } from '../keep/prune-cache.ts';
import { claimingStore } from '../publish/claiming-store.ts';
import { collectArtifacts } from '../publish/collect-artifacts.ts';
import { asStage, type BuildRun, say } from './build-run.ts';
import { buildrootSources } from './buildroot-sources.ts';
import { inStage } from './failure.ts';
import { runStages } from './run-stages.ts';
import { stopReason } from './stop-reason.ts';
import { yoctoSources } from './yocto-sources.ts';

/** The worker's own stages around those of the plan. */
const PREPARE = { id: 'prepare', title: 'Builder images', key: null };
const PUBLISH = { id: 'publish', title: 'Evidence and catalog', key: null };

interface Planned {
  readonly image: ResolvedImage;
  readonly engine: Engine;
  readonly plan: BuildPlan;
  readonly builderDigests: Readonly<Record<string, string>>;
}

async function digestBuilders(
  root: string,
  builders: readonly BuilderImage[],
): Promise<Readonly<Record<string, string>>> {
  const digests = builders.map(
    async (builder) =>
      [builder.name, await directoryDigest(root, [builder.dockerfile, ...builder.context])] as const,
  );
  return Object.fromEntries(await Promise.all(digests));
}

async function planBuild(run: BuildRun): Promise<Planned> {
  const { deps, build } = run;
  const image = deps.resolveSpec(build.spec);
  const engine = deps.engineFor(build.engine);
  const sources = {
    archiveDate: deps.today(),
    ...(deps.mirror === undefined ? {} : { mirror: deps.mirror }),
    ...(engine.kind === 'buildroot'
      ? { buildroot: await buildrootSources(deps.buildrootSite, image.board) }
      : {}),
    ...(engine.kind === 'yocto' ? { yocto: yoctoSources(deps.yoctoSite) } : {}),
  };
  // Planning is pure and cheap: a first plan names the builders whose digests the real one needs.
  const { builders } = engine.plan(image, { ...sources, builderDigests: {} });
  const builderDigests = await digestBuilders(deps.root, builders);
  const plan = engine.plan(image, { ...sources, builderDigests });
  return { image, engine, plan, builderDigests };
}

/** A build that cannot end well for lack of room should not start. */
async function checkDisk(run: BuildRun): Promise<void> {
  const { sandbox, store, minFreeBytes } = run.deps;
  async function shortest(): Promise<number> {
    const free = await Promise.all([sandbox.freeBytes(), store.freeBytes()]);
    return Math.min(...free.map((bytes) => bytes ?? Number.POSITIVE_INFINITY));
  }
  if ((await shortest()) >= minFreeBytes) return;
  await pruneCache(run.deps, 0);
  const free = await shortest();
  if (free >= minFreeBytes) return;
  throw new AppError('OUT_OF_DISK', `Only ${formatBytes(free)} free on the build host`, {
    userMessage: `The build host has ${formatBytes(free)} of disk left and a build needs at least ${formatBytes(minFreeBytes)}.`,
    details: { freeBytes: free, minFreeBytes },
  });
}

async function prepareBuilders(run: BuildRun, planned: Planned): Promise<ReadonlyMap<string, string>> {
  await checkDisk(run);
  const tags = new Map<string, string>();
  for (const builder of planned.plan.builders) {
    const tag = await ensureBuilder(builder, planned.builderDigests[builder.name] ?? '', {
      sandbox: run.deps.sandbox,
      root: run.deps.root,
      mirror: run.deps.mirror,
      signal: run.signal,
      onLine: (channel, line) => {
        run.log.write(PREPARE.id, channel, line);
        return run.log.backpressure();
      },
    });
    tags.set(builder.name, tag);
    say(run, PREPARE.id, `Builder image ${tag} is ready.`);
  }
  return tags;
}

/** Collects, proves and publishes. Rows appear only when every blob is in the store and every check passed. */
async function publish(
  run: BuildRun,
  planned: Planned,
  finished: Awaited<ReturnType<typeof runStages>>,
  imageOf: (builder: string) => string,
): Promise<() => Promise<string>> {
  const { build, deps } = run;
  // The image is of the plan that was made here. The web app may have asked for it without the fragments of this site.
  const asPlanned = { ...build, planHash: planned.plan.planHash };
  const store = claimingStore(deps.store, deps.db, build.id);
  const publishing = { ...run, deps: { ...deps, store } };
  const collected = await collectArtifacts(publishing, planned.plan, finished, imageOf, PUBLISH.id);
  const proof = await deps.prove({
    ...planned,
    build: asPlanned,
    store,
    root: deps.root,
    artifacts: collected,
  });
  for (const check of proof.gate)
    say(run, PUBLISH.id, `Check ${check.title}: ${check.outcome}. ${check.detail}`);
  const problem = gateProblem(proof.gate);
  if (problem !== null) throw new AppError('GATE_FAILED', problem);
  run.signal.throwIfAborted();
  const { teamId, name, board, engine, release, specHash, planHash, spec } = asPlanned;
  return async () => {
    const imageId = await publishImage(
      deps.db,
      run.own,
      {
        ...{ teamId, name, board, engine, release, specHash, planHash, spec },
        resolved: planned.image,
        evidence: proof.evidence,
        sizeBytes: proof.imageSizeBytes,
        sha256: proof.imageSha256,
        buildMs: Date.now() - build.startedAt.getTime(),
        artifacts: [...collected, ...proof.artifacts],
      },
      { logLines: run.log.lastLine() },
    );
    if (imageId === undefined) throw stopReason('lost');
    return imageId;
  };
}

/**
 * Runs a claimed build to its end.
 *
 * @returns the last step, which publishes the image; the caller takes it when the log is complete
 * @throws AppError tied to the stage that failed
 */
export async function runBuild(run: BuildRun): Promise<() => Promise<string>> {
  const planned = await planBuild(run).catch((thrown: unknown) => {
    throw inStage(thrown, PREPARE.id);
  });
  const stages = planned.plan.stages.map(({ id, title, key }) => ({ id, title, key: key ?? null }));
  await resetStages(run.deps.db, run.build.id, [PREPARE, ...stages, PUBLISH]);
  if (run.build.attempt > 1)
    say(run, PREPARE.id, `Attempt ${run.build.attempt}. Finished stages are not run again.`);
  const tags = await asStage(run, PREPARE.id, () => prepareBuilders(run, planned));
  const imageOf = (builder: string): string => tags.get(builder) ?? builder;
  const finished = await runStages(run, planned.plan, planned.engine, imageOf);
  try {
    return await asStage(run, PUBLISH.id, () => publish(run, planned, finished, imageOf));
  } finally {
    // What cannot be removed now the reaper removes when the build is over.
    await run.deps.sandbox.removeVolumes(finished.ownVolumes).catch(() => undefined);
  }
}
