import { type BuildFilter, listBuilds as listBuildRows } from '@boardwright/db/build-repository';
import { type ApiDeps, timeOf } from '../deps.ts';
import { readCursor } from '../http/read-cursor.ts';
import type { BuildList } from '../schemas/lists.ts';
import { toBuildView } from '../views/build-view.ts';
import { forecastBuilds } from './forecast-builds.ts';

/** A page of the team's builds, newest first. */
export async function listBuilds(
  deps: ApiDeps,
  teamId: string,
  filter: BuildFilter,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<BuildList> {
  const { rows, next } = await listBuildRows(deps.db, teamId, filter, {
    after: readCursor(page.cursor),
    limit: page.limit,
  });
  const forecast = await forecastBuilds(deps.db, rows, timeOf(deps));
  return { builds: rows.map((row) => toBuildView(row, forecast(row))), next: next ?? null };
}
