import type { BuildView, StageView } from '@boardwright/api/schemas/build';

export interface TimelineBar {
  readonly stage: StageView;
  /** Share of the axis, 0 to 1. */
  readonly left: number;
  readonly width: number;
}

export interface Timeline {
  readonly bars: readonly TimelineBar[];
  readonly totalMs: number;
  /** Marks of the axis in ms from its start. */
  readonly ticks: readonly number[];
}

const STEPS_MS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400].map(
  (seconds) => seconds * 1000,
);
const MOST_TICKS = 6;

/** Marks at round times, at most six and never past the end. */
export function axisTicks(totalMs: number): number[] {
  const step = STEPS_MS.find((candidate) => totalMs / candidate <= MOST_TICKS) ?? (STEPS_MS.at(-1) as number);
  const ticks: number[] = [];
  for (let at = 0; at <= totalMs; at += step) ticks.push(at);
  return ticks;
}

/** Puts the stages of a build on one time axis that ends now, or when the build ended. */
export function layoutTimeline(
  build: Pick<BuildView, 'stages' | 'startedAt' | 'finishedAt'>,
  nowMs: number,
): Timeline {
  const startMs = build.startedAt ? Date.parse(build.startedAt) : nowMs;
  const endMs = build.finishedAt ? Date.parse(build.finishedAt) : nowMs;
  const totalMs = Math.max(1000, endMs - startMs);
  const bars = build.stages.map((stage): TimelineBar => {
    if (!stage.startedAt) return { stage, left: 0, width: 0 };
    const left = Math.min(1, Math.max(0, (Date.parse(stage.startedAt) - startMs) / totalMs));
    const stop = stage.finishedAt ? Date.parse(stage.finishedAt) : endMs;
    const width = Math.max(0, (stop - Date.parse(stage.startedAt)) / totalMs);
    return { stage, left, width: Math.min(width, 1 - left) };
  });
  return { bars, totalMs, ticks: axisTicks(totalMs) };
}
