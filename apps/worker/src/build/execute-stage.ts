import { AppError } from '@boardwright/core/app-error';
import { formatDurationMs } from '@boardwright/core/units';
import type { Engine } from '@boardwright/engines/engine';
import type { BuildPlan, FailedStage, PlanStage } from '@boardwright/engines/plan';
import type { LineSink, StageResult } from '../sandbox/types.ts';
import { type BuildRun, changeStage, ownerOf, say } from './build-run.ts';
import { failureError } from './failure.ts';
import { keepLastLines } from './last-lines.ts';
import { createFactWriter } from './stage-facts.ts';
import { createProgressWriter } from './stage-progress.ts';

/** Lines a log classifier gets to see. */
const TAIL_LINES = 5000;

export interface StageInputs {
  readonly image: string;
  readonly layers: readonly string[];
  readonly stageOutputs: Readonly<Record<string, string>>;
}

interface Tail {
  readonly sink: LineSink;
  readonly lines: () => FailedStage['lines'];
  readonly close: () => Promise<void>;
}

/** Sends a stage's output to the log and reads progress, groups and facts from it. */
function tailOf(run: BuildRun, stage: string, engine: Engine): Tail {
  const read = engine.progress(stage);
  const progress = createProgressWriter(run, stage);
  const facts = createFactWriter(run, stage);
  const last = keepLastLines(TAIL_LINES);
  let group = '';
  return {
    sink(channel, text) {
      const meaning = read(text);
      if (meaning.progress !== undefined) progress.report(meaning.progress);
      if (meaning.group !== undefined) group = meaning.group;
      if (meaning.fact !== undefined) facts.record(meaning.fact);
      if (meaning.hidden === true) return undefined;
      last.add({ n: run.log.write(stage, channel, text, group), m: text });
      return run.log.backpressure();
    },
    lines: last.read,
    async close() {
      await progress.close();
      await facts.close();
    },
  };
}

function describeEnd(result: StageResult, durationMs: number): string {
  const time = formatDurationMs(durationMs);
  if (result.diskProblem !== undefined) return `Stopped after ${time}: ${result.diskProblem}.`;
  if (result.timedOut) return `Stopped after ${time}: the stage's time limit.`;
  if (result.oomKilled) return `Ended after ${time} with exit code ${result.exitCode}: out of memory.`;
  return result.exitCode === 0
    ? `Done in ${time}.`
    : `Failed after ${time} with exit code ${result.exitCode}.`;
}

function refuseFailure(
  engine: Engine,
  stage: PlanStage,
  result: StageResult,
  lines: FailedStage['lines'],
): void {
  if (result.diskProblem !== undefined) {
    throw new AppError('OUT_OF_DISK', result.diskProblem, {
      userMessage: `${stage.title} ran out of disk: ${result.diskProblem}.`,
    });
  }
  if (result.exitCode === 0) return;
  const { exitCode, oomKilled, timedOut } = result;
  throw failureError(engine.classifyLog({ stage: stage.id, exitCode, oomKilled, timedOut, lines }));
}

/**
 * Runs one stage in the sandbox with its log and progress.
 *
 * @throws AppError with the engine's classification when the stage failed
 */
export async function executeStage(
  run: BuildRun,
  plan: BuildPlan,
  engine: Engine,
  stage: PlanStage,
  inputs: StageInputs,
): Promise<StageResult & { readonly workMs: number }> {
  const startedAt = new Date();
  await changeStage(run, stage.id, { status: 'running', startedAt, firstLine: run.log.lastLine() + 1 });
  say(run, stage.id, `${stage.title}: started.`);
  const tail = tailOf(run, stage.id, engine);
  const wanted = new Set(stage.files);
  try {
    const result = await run.deps.sandbox.run({
      owner: ownerOf(run, stage.id),
      image: inputs.image,
      argv: stage.argv,
      env: stage.env,
      files: plan.files.filter((file) => wanted.has(file.path)),
      rootfs: { mode: stage.rootfs, layers: inputs.layers },
      stageOutputs: inputs.stageOutputs,
      caches: stage.caches,
      ...(stage.user === undefined ? {} : { user: stage.user }),
      network: stage.network,
      capabilities: stage.capabilities,
      optionalDevices: stage.optionalDevices,
      limits: stage.limits,
      onLine: tail.sink,
      signal: run.signal,
    });
    const workMs = Date.now() - startedAt.getTime();
    say(run, stage.id, describeEnd(result, workMs));
    refuseFailure(engine, stage, result, tail.lines());
    return { ...result, workMs };
  } finally {
    await tail.close();
  }
}
