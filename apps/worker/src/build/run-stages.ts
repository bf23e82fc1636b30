import { formatDurationMs } from '@boardwright/core/units';
import type { Engine } from '@boardwright/engines/engine';
import type { BuildPlan } from '@boardwright/engines/plan';
import { type BuildRun, changeStage, say } from './build-run.ts';
import { executeStage } from './execute-stage.ts';
import { inStage } from './failure.ts';
import { findWantedStages, type ScheduledStage, scheduleStages } from './schedule-stages.ts';
import { findSealed, type StageOutput, seal, touchSealed } from './stage-store.ts';
import { takeTurn } from './take-turn.ts';

export interface FinishedStages {
  /** By stage id; stages nobody needed are absent. */
  readonly outputs: ReadonlyMap<string, StageOutput>;
  /** Volumes that belong to this build alone; the caller removes them when it has read them. */
  readonly ownVolumes: readonly string[];
}

interface StagesContext {
  readonly run: BuildRun;
  readonly plan: BuildPlan;
  readonly engine: Engine;
  readonly imageOf: (builder: string) => string;
  readonly outputs: Map<string, StageOutput>;
  readonly ownVolumes: string[];
}

async function takeFromCache(context: StagesContext, { stage }: ScheduledStage): Promise<boolean> {
  if (stage.key === undefined) return false;
  const sealed = await findSealed(context.run.deps, stage.key);
  if (sealed === undefined) return false;
  context.outputs.set(stage.id, { layers: sealed.layers, outVolume: sealed.outVolume });
  const cacheNote = `saved ${formatDurationMs(sealed.workMs)}`;
  say(context.run, stage.id, `${stage.title}: from the cache, ${cacheNote}.`);
  const now = new Date();
  const line = context.run.log.lastLine();
  await changeStage(context.run, stage.id, {
    status: 'cached',
    cacheNote,
    startedAt: now,
    finishedAt: now,
    workMs: sealed.workMs,
    firstLine: line,
    lastLine: line,
  });
  return true;
}

async function runOne(context: StagesContext, scheduled: ScheduledStage): Promise<void> {
  const { run, plan, engine, outputs, ownVolumes } = context;
  const { stage, rootfsFrom } = scheduled;
  const stageOutputs = Object.fromEntries(
    stage.needs.flatMap((id) => {
      const volume = outputs.get(id)?.outVolume;
      return volume === undefined ? [] : [[id, volume]];
    }),
  );
  const layers = rootfsFrom === undefined ? [] : (outputs.get(rootfsFrom)?.layers ?? []);
  const image = context.imageOf(stage.builder);
  const result = await executeStage(run, plan, engine, stage, { image, layers, stageOutputs });
  outputs.set(stage.id, { layers: result.layers, outVolume: result.outVolume });
  const { key } = stage;
  const { workMs, outVolume } = result;
  const sealed =
    key !== undefined &&
    (await seal(run.deps, { key, layers: result.layers, outVolume, ownVolumes: result.ownVolumes, workMs }));
  if (!sealed) ownVolumes.push(...result.ownVolumes);
  await changeStage(run, stage.id, {
    status: 'done',
    finishedAt: new Date(),
    workMs,
    lastLine: run.log.lastLine(),
  });
}

/** Equal stages of builds in this process run once: the second waits, then finds the first one's result sealed. */
async function cachedOrRun(context: StagesContext, scheduled: ScheduledStage): Promise<void> {
  const { stage } = scheduled;
  const { run } = context;
  try {
    await takeTurn(stage.key, run.signal, async () => {
      if (!(await takeFromCache(context, scheduled))) await runOne(context, scheduled);
    });
  } catch (thrown) {
    const status = run.signal.aborted ? 'cancelled' : 'failed';
    await changeStage(run, stage.id, {
      status,
      finishedAt: new Date(),
      lastLine: run.log.lastLine(),
    }).catch(() => undefined);
    throw run.signal.aborted ? run.signal.reason : inStage(thrown, stage.id);
  }
}

async function leaveOut(context: StagesContext, { stage }: ScheduledStage): Promise<void> {
  const now = new Date();
  await changeStage(context.run, stage.id, {
    status: 'cached',
    cacheNote: 'not needed, later stages come from the cache',
    startedAt: now,
    finishedAt: now,
  });
}

/**
 * Runs a plan's stages, each as soon as what it waits for is over. The first failure stops the others.
 *
 * @param imageOf - container image of a builder
 * @throws AppError tied to the stage that failed; `ownVolumes` are then removed already
 */
export async function runStages(
  run: BuildRun,
  plan: BuildPlan,
  engine: Engine,
  imageOf: (builder: string) => string,
): Promise<FinishedStages> {
  const stopper = new AbortController();
  const stoppable: BuildRun = { ...run, signal: AbortSignal.any([run.signal, stopper.signal]) };
  const context: StagesContext = {
    run: stoppable,
    plan,
    engine,
    imageOf,
    outputs: new Map(),
    ownVolumes: [],
  };
  const scheduled = scheduleStages(plan.stages);
  await touchSealed(
    run.deps,
    plan.stages.flatMap(({ key }) => (key === undefined ? [] : [key])),
  );
  const wanted = await findWantedStages(
    scheduled,
    plan.artifacts,
    async ({ key }) => key !== undefined && (await findSealed(run.deps, key)) !== undefined,
  );
  const running = new Map<string, Promise<void>>();
  for (const one of scheduled) {
    const before = one.waitsFor.map((id) => running.get(id));
    const work = Promise.all(before).then(() =>
      wanted.has(one.stage.id) ? cachedOrRun(context, one) : leaveOut(context, one),
    );
    work.catch((thrown: unknown) => stopper.abort(thrown));
    running.set(one.stage.id, work);
  }
  await Promise.allSettled(running.values());
  if (stoppable.signal.aborted) {
    await run.deps.sandbox.removeVolumes(context.ownVolumes).catch(() => undefined);
    throw stoppable.signal.reason;
  }
  return { outputs: context.outputs, ownVolumes: context.ownVolumes };
}
