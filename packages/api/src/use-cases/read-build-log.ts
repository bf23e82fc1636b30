import { findBuild } from '@boardwright/db/build-repository';
import type { ApiDeps } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';
import type { LogPage } from '../schemas/lists.ts';

/** A part of a build's log from sequence number `from` on. @throws AppError NOT_FOUND */
export async function readBuildLog(
  deps: ApiDeps,
  teamId: string,
  id: string,
  from: number,
  limit: number,
): Promise<LogPage> {
  const row = await findBuild(deps.db, teamId, checkId('build', id));
  if (row === null) throw notFound('build');
  const lines = await deps.store.readLog(id, from, limit);
  const next = (lines.at(-1)?.n ?? from - 1) + 1;
  const isOver = row.status !== 'queued' && row.status !== 'running';
  // The store is written before the row, so it may know of more lines.
  return {
    lines: [...lines],
    next,
    total: Math.max(row.logLines, next - 1),
    complete: isOver && lines.length < limit && next > row.logLines,
  };
}
