import type { BuildView, StageView } from '@boardwright/api/schemas/build';
import type { MarkState } from '#components/ui/state-mark.tsx';
import { roughDuration } from '#lib/times.ts';

export const BUILD_MARKS: Record<BuildView['status'], MarkState> = {
  queued: 'waiting',
  running: 'running',
  ready: 'ok',
  failed: 'failed',
  cancelled: 'stopped',
};

export const BUILD_WORDS: Record<BuildView['status'], string> = {
  queued: 'Waiting',
  running: 'Building',
  ready: 'Ready',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

export const STAGE_MARKS: Record<StageView['status'], MarkState> = {
  pending: 'waiting',
  running: 'running',
  cached: 'ok',
  done: 'ok',
  failed: 'failed',
  cancelled: 'stopped',
};

export const STAGE_WORDS: Record<StageView['status'], string> = {
  pending: 'waits',
  running: 'running',
  cached: 'from the cache',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
};

export function isOver(build: Pick<BuildView, 'status'>): boolean {
  return build.status !== 'queued' && build.status !== 'running';
}

/** How long a stage has taken, in ms; null before it starts. */
export function stageMs(stage: StageView, nowMs: number): number | null {
  if (!stage.startedAt) return null;
  const end = stage.finishedAt ? Date.parse(stage.finishedAt) : nowMs;
  return Math.max(0, end - Date.parse(stage.startedAt));
}

/** Facts of a finished stage for a fold header: `41 s · `, or what the cache saved. */
export function stageFacts(stage: StageView): string {
  if (stage.status === 'cached')
    return stage.workMs === null ? 'from the cache · ' : `saved ${roughDuration(stage.workMs)} · `;
  if (!stage.startedAt || !stage.finishedAt) return '';
  return `${roughDuration(Date.parse(stage.finishedAt) - Date.parse(stage.startedAt))} · `;
}

/** Time a build took or has taken since a worker began, in ms; null while it waits. */
export function buildMs(build: BuildView, nowMs: number): number | null {
  if (!build.startedAt) return null;
  const end = build.finishedAt ? Date.parse(build.finishedAt) : nowMs;
  return Math.max(0, end - Date.parse(build.startedAt));
}

/** `Stage 3 of 8: Packages` while running, else a short outcome. */
export function buildStep(build: BuildView): string {
  if (build.cached) return 'Finished image from the cache';
  if (build.status === 'queued' && build.heldBack)
    return `Waits for the team's other builds: ${build.heldBack.running} of ${build.heldBack.limit} running`;
  if (build.status === 'queued')
    return build.queuePosition === null
      ? 'Waiting for a worker'
      : `Number ${build.queuePosition} in the queue`;
  if (build.status === 'running') {
    if (build.cancelRequested) return 'Cancelling';
    const index = build.stages.findIndex((stage) => stage.status === 'running');
    const stage = build.stages[index];
    if (!stage) return 'Preparing';
    return `Stage ${index + 1} of ${build.stages.length}: ${stage.title}`;
  }
  if (build.status === 'failed') return build.failure?.message ?? 'Failed';
  if (build.status === 'cancelled') return 'Cancelled';
  const cached = build.stages.filter((stage) => stage.status === 'cached').length;
  if (build.stages.length === 0) return 'Image published';
  return cached === 0
    ? `All ${build.stages.length} stages ran`
    : `${cached} of ${build.stages.length} stages from the cache`;
}

/** Share of the build that is done, from finished stages and the running stage's own n of m. */
export function buildProgress(build: BuildView): number {
  if (build.stages.length === 0) return isOver(build) ? 1 : 0;
  const done = build.stages.reduce((sum, stage) => {
    if (stage.status === 'done' || stage.status === 'cached') return sum + 1;
    if (stage.status === 'running' && stage.progress.total > 0)
      return sum + Math.min(1, stage.progress.done / stage.progress.total);
    return sum;
  }, 0);
  return done / build.stages.length;
}
