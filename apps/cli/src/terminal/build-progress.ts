import type { BuildView, StageView } from '@boardwright/api/schemas/build';
import { progressWords } from '@boardwright/core/progress-words';
import { formatDurationMs } from '@boardwright/core/units';
import type { Paint } from './output.ts';
import { padRight, tableLines } from './table.ts';

const LABEL_WIDTH = 44;

/** How long a stage has run; empty for one that did not run. */
function stageTime(stage: StageView, nowMs: number): string {
  if (stage.startedAt === null || stage.status === 'cached') return '';
  const endMs = stage.finishedAt === null ? nowMs : Date.parse(stage.finishedAt);
  return formatDurationMs(Math.max(0, endMs - Date.parse(stage.startedAt)));
}

function clip(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 3)}...`;
}

/** What a stage is at, in words: `12 of 80  Unpacking perf`, `saved 22.0 s`. */
export function stageDetail(stage: StageView): string {
  if (stage.status === 'cached')
    return stage.workMs === null
      ? 'from the cache'
      : `from the cache, saved ${formatDurationMs(stage.workMs)}`;
  if (stage.status !== 'running') return stage.cacheNote ?? '';
  const { count, label } = progressWords(stage.progress);
  return clip([count ?? '', label].filter((part) => part !== '').join('  '), LABEL_WIDTH);
}

function statusWord(stage: StageView, paint: Paint): string {
  switch (stage.status) {
    case 'done':
    case 'cached':
      return paint.good(stage.status);
    case 'failed':
      return paint.bad(stage.status);
    case 'cancelled':
      return paint.warn(stage.status);
    case 'running':
      return paint.strong(stage.status);
    case 'pending':
      return paint.faint('waiting');
  }
}

/** Remaining time or place in the queue, in one line; empty when nothing is known. */
export function outlook(build: BuildView): string {
  if (build.cancelRequested && build.status !== 'cancelled') return 'Cancelling';
  if (build.status === 'queued') {
    if (build.heldBack)
      return `Waiting for the team's other builds: ${build.heldBack.running} of ${build.heldBack.limit} running`;
    return build.queuePosition === null
      ? 'Waiting for a worker'
      : `Waiting for a worker, place ${build.queuePosition} in the queue`;
  }
  if (build.status !== 'running' || build.eta === null) return '';
  const { p50Ms, p90Ms } = build.eta;
  // The usual time is over: only the longer one says something.
  if (p50Ms < 1000) return p90Ms < 1000 ? '' : `Up to ${formatDurationMs(p90Ms)} to go`;
  const [low, high] = [formatDurationMs(p50Ms), formatDurationMs(p90Ms)];
  return low === high ? `About ${low} to go` : `${low} to ${high} to go`;
}

/** The picture of a build at one moment, redrawn in place on a terminal. */
export function buildPicture(build: BuildView, nowMs: number, paint: Paint): string[] {
  const rows = build.stages.map((stage) => [
    `  ${padRight(stage.title, 22)}`,
    padRight(statusWord(stage, paint), 9),
    padRight(stageTime(stage, nowMs), 10),
    paint.faint(stageDetail(stage)),
  ]);
  const last = outlook(build);
  return [...tableLines(rows), ...(last === '' ? [] : [`  ${last}`])];
}

/** Lines for what changed between two moments, for output that cannot be redrawn (a file, CI). */
export function buildChanges(before: BuildView | undefined, after: BuildView, nowMs: number): string[] {
  const lines: string[] = [];
  if (before?.status !== after.status && after.status === 'queued') lines.push(outlook(after));
  for (const stage of after.stages) {
    const earlier = before?.stages.find((other) => other.id === stage.id);
    if (earlier?.status === stage.status || stage.status === 'pending') continue;
    const time = stage.status === 'running' ? '' : stageTime(stage, nowMs);
    const detail = stage.status === 'running' ? '' : stageDetail(stage);
    lines.push(
      [padRight(stage.title, 22), padRight(stage.status, 9), padRight(time, 10), detail].join('  ').trimEnd(),
    );
  }
  return lines;
}

/** One line saying how far a running build is, for output that cannot be redrawn; undefined when there is nothing to say. */
export function progressLine(build: BuildView, nowMs: number): string | undefined {
  const running = build.stages.filter((stage) => stage.status === 'running' && stage.progress.total > 0);
  const stage = running.at(-1);
  if (stage === undefined) return undefined;
  const parts = [
    padRight(stage.title, 22),
    stageDetail(stage),
    stageTime(stage, nowMs),
    outlook(build).toLowerCase(),
  ];
  return parts.filter((part) => part !== '').join('  ');
}
