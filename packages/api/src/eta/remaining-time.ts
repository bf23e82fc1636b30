import type { StageHistory } from '@boardwright/db/stage-history-repository';
import type { BuildView } from '../schemas/build.ts';

/** A stage as far as its duration matters. */
export interface TimedStage {
  readonly id: string;
  readonly status: BuildView['stages'][number]['status'];
  readonly key: string | null;
  readonly startedAt: Date | null;
  readonly progressDone: number;
  readonly progressTotal: number;
}

/** Below this share done, the tool's progress says nothing about the time. */
const MIN_SHARE = 0.1;

function runningStage(
  stage: TimedStage,
  history: StageHistory | undefined,
  nowMs: number,
): [number, number] | undefined {
  const elapsedMs = stage.startedAt === null ? 0 : Math.max(0, nowMs - stage.startedAt.getTime());
  const share = stage.progressTotal > 0 ? Math.min(1, stage.progressDone / stage.progressTotal) : 0;
  const byProgressMs = share >= MIN_SHARE ? (elapsedMs / share) * (1 - share) : undefined;
  if (history === undefined) {
    return byProgressMs === undefined ? undefined : [byProgressMs, byProgressMs * 1.5];
  }
  const byHistoryMs = Math.max(0, history.p50Ms - elapsedMs);
  // This run's own pace counts the more the further it is.
  const p50Ms = byProgressMs === undefined ? byHistoryMs : byProgressMs * share + byHistoryMs * (1 - share);
  return [p50Ms, Math.max(p50Ms, history.p90Ms - elapsedMs)];
}

/** A whole build rarely takes longer than this many times its estimate. */
const P90_FACTOR = 1.8;

/** Remaining time by the estimate made when the build was submitted, for as long as nothing better is known. */
export function remainingByEstimate(
  estimatedMs: number | null,
  startedAt: Date | null,
  now: Date,
): BuildView['eta'] {
  if (estimatedMs === null) return null;
  const elapsedMs = startedAt === null ? 0 : now.getTime() - startedAt.getTime();
  return {
    p50Ms: Math.max(0, Math.round(estimatedMs - elapsedMs)),
    p90Ms: Math.max(0, Math.round(estimatedMs * P90_FACTOR - elapsedMs)),
  };
}

/**
 * Remaining time of a build in ms: the sum over the stages that are still to run, by what such stages took.
 *
 * @param history - by stage id
 * @param cachedKeys - stage keys that will be taken from a cache, which takes no time worth counting
 * @returns null when a stage without any history is still to come, since a sum would be a lie, or nothing is known at all
 */
export function remainingTime(
  stages: readonly TimedStage[],
  history: ReadonlyMap<string, StageHistory>,
  cachedKeys: ReadonlySet<string>,
  now: Date,
): BuildView['eta'] {
  if (stages.length === 0) return null;
  let p50Ms = 0;
  let p90Ms = 0;
  for (const stage of stages) {
    const known = history.get(stage.id);
    if (stage.status === 'running') {
      const left = runningStage(stage, known, now.getTime());
      if (left === undefined) return null;
      p50Ms += left[0];
      p90Ms += left[1];
    } else if (stage.status === 'pending' && !(stage.key !== null && cachedKeys.has(stage.key))) {
      if (known === undefined) return null;
      p50Ms += known.p50Ms;
      p90Ms += known.p90Ms;
    }
  }
  return { p50Ms: Math.round(p50Ms), p90Ms: Math.round(p90Ms) };
}
