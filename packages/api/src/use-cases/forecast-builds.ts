import { BOARDS } from '@boardwright/catalog/boards';
import type { BuildRow } from '@boardwright/db/build-repository';
import type { Db } from '@boardwright/db/client';
import { findHeldBack, findQueuePositions } from '@boardwright/db/queue-repository';
import {
  findCachedStageKeys,
  readStageHistory,
  type StageHistory,
} from '@boardwright/db/stage-history-repository';
import { remainingByEstimate, remainingTime, type TimedStage } from '../eta/remaining-time.ts';
import { timedCache } from '../eta/timed-cache.ts';
import type { BuildForecast } from '../views/build-view.ts';

const NO_FORECAST: BuildForecast = { queuePosition: null, eta: null, heldBack: null };
const rememberHistory = timedCache<ReadonlyMap<string, StageHistory>>(20_000);

function boardsLike(board: string): readonly string[] {
  const arch = BOARDS.get(board)?.arch;
  return arch === undefined ? [board] : [...BOARDS.values()].filter((b) => b.arch === arch).map((b) => b.id);
}

/** What the stages of a team's recent builds took, by stage id, for boards of the same architecture. */
export function stageHistory(
  db: Db,
  teamId: string,
  engine: string,
  board: string,
): Promise<ReadonlyMap<string, StageHistory>> {
  const like = boardsLike(board);
  return rememberHistory(`${teamId} ${engine} ${like.join()}`, async () => {
    const rows = await readStageHistory(db, teamId, engine, like);
    return new Map(rows.map((row) => [row.stage, row]));
  });
}

/** A build that no worker has planned yet will run what others ran. */
function usualStages(history: ReadonlyMap<string, StageHistory>): readonly TimedStage[] {
  return [...history.keys()].map((id) => ({
    id,
    status: 'pending',
    key: null,
    startedAt: null,
    progressDone: 0,
    progressTotal: 0,
  }));
}

function pendingKeys(row: BuildRow): string[] {
  return row.stages.flatMap((stage) => (stage.status === 'pending' && stage.key !== null ? [stage.key] : []));
}

/**
 * Place in the queue, why it waits, and remaining time of each build that is not over.
 *
 * @invariant a fixed number of queries, however many builds
 */
export async function forecastBuilds(
  db: Db,
  rows: readonly BuildRow[],
  now: Date,
): Promise<(row: BuildRow) => BuildForecast> {
  const active = rows.filter((row) => row.status === 'queued' || row.status === 'running');
  if (active.length === 0) return () => NO_FORECAST;
  const waiting = active.filter((row) => row.status === 'queued').map((row) => row.id);
  const [positions, heldBack, cachedKeys, forecasts] = await Promise.all([
    findQueuePositions(db, waiting),
    findHeldBack(db, waiting),
    findCachedStageKeys(db, active.flatMap(pendingKeys)),
    Promise.all(
      active.map(async (row) => [row.id, await stageHistory(db, row.teamId, row.engine, row.board)] as const),
    ),
  ]);
  const histories = new Map(forecasts);
  return (row) => {
    const history = histories.get(row.id);
    if (history === undefined) return NO_FORECAST;
    const stages = row.stages.length === 0 ? usualStages(history) : row.stages;
    return {
      queuePosition: positions.get(row.id) ?? null,
      eta:
        remainingTime(stages, history, cachedKeys, now) ??
        remainingByEstimate(row.estimatedMs, row.startedAt, now),
      heldBack: heldBack.get(row.id) ?? null,
    };
  };
}
