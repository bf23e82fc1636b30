import { text } from 'node:stream/consumers';
import { PackageIndexDocument } from '@boardwright/catalog/package-index/document';
import { AppError } from '@boardwright/core/app-error';
import { type IndexRun, indexRunId } from '@boardwright/db/worker/package-index-run';
import { classifyLog } from '@boardwright/engines/buildroot/classify-log';
import { PACKAGE_INDEX_FILE } from '@boardwright/engines/buildroot/plan-package-index';
import type { BuildPlan, PlanStage } from '@boardwright/engines/plan';
import type { BuildDeps } from '../build/deps.ts';
import { failureError } from '../build/failure.ts';
import { keepLastLines } from '../build/last-lines.ts';
import { findSealed, type StageOutput, seal } from '../build/stage-store.ts';
import { takeTurn } from '../build/take-turn.ts';
import type { Owner, StageResult } from '../sandbox/types.ts';

/** Lines a failure is looked for in. */
const TAIL_LINES = 1000;

interface Work {
  readonly deps: BuildDeps;
  readonly run: IndexRun;
  readonly plan: BuildPlan;
  /** Container image of the stages. */
  readonly image: string;
  readonly signal: AbortSignal;
}

function ownerOf({ run }: Work, stage: string): Owner {
  return { buildId: indexRunId(run.release), workerId: run.workerId, attempt: run.attempt, stage };
}

/** @throws AppError with the failure the stage's output tells */
async function runStage(work: Work, stage: PlanStage, source: StageOutput | undefined): Promise<StageResult> {
  const tail = keepLastLines(TAIL_LINES);
  let written = 0;
  const result = await work.deps.sandbox.run({
    owner: ownerOf(work, stage.id),
    image: work.image,
    argv: stage.argv,
    env: stage.env,
    files: work.plan.files.filter(({ path }) => stage.files.includes(path)),
    rootfs: { mode: stage.rootfs, layers: source?.layers ?? [] },
    stageOutputs: source === undefined ? {} : { source: source.outVolume },
    caches: stage.caches,
    ...(stage.user === undefined ? {} : { user: stage.user }),
    network: stage.network,
    capabilities: stage.capabilities,
    optionalDevices: stage.optionalDevices,
    limits: stage.limits,
    signal: work.signal,
    onLine: (_channel, m) => {
      written += 1;
      tail.add({ n: written, m });
      return undefined;
    },
  });
  if (result.exitCode === 0) return result;
  const { exitCode, oomKilled, timedOut } = result;
  throw failureError(classifyLog({ stage: stage.id, exitCode, oomKilled, timedOut, lines: tail.read() }));
}

/** The stage builds of the release begin with: from the cache, or run now and kept for them. */
async function withSource<T>(
  work: Work,
  stage: PlanStage,
  use: (source: StageOutput) => Promise<T>,
): Promise<T> {
  const { deps, signal } = work;
  let source: StageOutput | undefined;
  let own: readonly string[] = [];
  await takeTurn(stage.key, signal, async () => {
    source = stage.key === undefined ? undefined : await findSealed(deps, stage.key);
    if (source !== undefined) return;
    const startedAt = Date.now();
    const made = await runStage(work, stage, undefined);
    const { layers, outVolume, ownVolumes } = made;
    source = { layers, outVolume };
    const workMs = Date.now() - startedAt;
    const kept =
      stage.key !== undefined &&
      (await seal(deps, { key: stage.key, layers, outVolume, ownVolumes, workMs }));
    if (!kept) own = ownVolumes;
  });
  if (source === undefined) throw new AppError('INTERNAL', 'The source stage left nothing');
  try {
    return await use(source);
  } finally {
    await deps.sandbox.removeVolumes(own).catch(() => undefined);
  }
}

async function readDocument(work: Work, stage: PlanStage, volume: string): Promise<PackageIndexDocument> {
  const from = { owner: ownerOf(work, stage.id), image: work.image, volume, path: PACKAGE_INDEX_FILE };
  const content = await work.deps.sandbox.readFile(from, (file) => text(file.content));
  const parsed = PackageIndexDocument.safeParse(content === undefined ? undefined : JSON.parse(content));
  if (parsed.success) return parsed.data;
  throw new AppError('BUILD_RECIPE_FAILED', `${PACKAGE_INDEX_FILE} is not what it should be`, {
    userMessage: 'The index stage wrote something that cannot be read.',
    cause: parsed.error,
  });
}

/**
 * Runs the stages of an index plan.
 *
 * @param step - told what is being done, in words
 * @throws AppError as a build's stage does, or the signal's reason
 */
export async function runIndexStages(
  work: Work,
  step: (words: string) => void,
): Promise<PackageIndexDocument> {
  const stage = (id: string): PlanStage => {
    const found = work.plan.stages.find((one) => one.id === id);
    if (found === undefined) throw new AppError('INTERNAL', `The plan has no stage ${id}`);
    return found;
  };
  step('Fetching Buildroot');
  return withSource(work, stage('source'), async (source) => {
    step('Reading packages');
    const index = stage('index');
    const { outVolume, ownVolumes } = await runStage(work, index, source);
    try {
      return await readDocument(work, index, outVolume);
    } finally {
      await work.deps.sandbox.removeVolumes(ownVolumes).catch(() => undefined);
    }
  });
}
