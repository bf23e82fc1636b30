import type { BuildDetailRow, BuildRow } from '@boardwright/db/build-repository';
import { type BuildDetail, type BuildView, FailureView, type StageView } from '../schemas/build.ts';
import { readStageFacts } from '../schemas/stage-facts.ts';
import { toOfRecipe } from './recipe-view.ts';

function timeText(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}

function toStageView(stage: BuildRow['stages'][number]): StageView {
  return {
    id: stage.id,
    title: stage.title,
    status: stage.status,
    key: stage.key,
    cacheNote: stage.cacheNote,
    startedAt: timeText(stage.startedAt),
    finishedAt: timeText(stage.finishedAt),
    progress: { done: stage.progressDone, total: stage.progressTotal, label: stage.progressLabel },
    workMs: stage.workMs,
    firstLine: stage.firstLine,
    lastLine: stage.lastLine,
    facts: readStageFacts(stage.facts),
  };
}

export interface BuildForecast {
  readonly queuePosition: number | null;
  readonly eta: BuildView['eta'];
  readonly heldBack: BuildView['heldBack'];
}

/** What a person sees of a build's row. */
export function toBuildView(row: BuildRow, forecast: BuildForecast): BuildView {
  const failure = FailureView.safeParse(row.failure);
  return {
    id: row.id,
    name: row.name,
    board: row.board,
    engine: row.engine,
    release: row.release,
    status: row.status,
    cached: row.cached,
    attempt: row.attempt,
    specHash: row.specHash,
    planHash: row.planHash,
    createdAt: row.createdAt.toISOString(),
    startedAt: timeText(row.startedAt),
    finishedAt: timeText(row.finishedAt),
    createdBy: row.createdBy?.name ?? null,
    failure: failure.success ? failure.data : null,
    logLines: row.logLines,
    imageId: row.imageId,
    stages: row.stages.map(toStageView),
    queuePosition: forecast.queuePosition,
    eta: forecast.eta,
    heldBack: forecast.heldBack,
    cancelRequested: row.cancelRequestedAt !== null,
  };
}

export function toBuildDetail(row: BuildDetailRow, forecast: BuildForecast): BuildDetail {
  return { ...toBuildView(row, forecast), spec: row.spec, resolved: row.resolved, recipe: toOfRecipe(row) };
}
