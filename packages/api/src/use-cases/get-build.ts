import { findBuild, findBuildDetail } from '@boardwright/db/build-repository';
import { type ApiDeps, timeOf } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';
import type { BuildDetail, BuildView } from '../schemas/build.ts';
import { toBuildDetail, toBuildView } from '../views/build-view.ts';
import { forecastBuilds } from './forecast-builds.ts';

/** @throws AppError NOT_FOUND, also for another team's build */
export async function getBuildView(deps: ApiDeps, teamId: string, id: string): Promise<BuildView> {
  const row = await findBuild(deps.db, teamId, checkId('build', id));
  if (row === null) throw notFound('build');
  const forecast = await forecastBuilds(deps.db, [row], timeOf(deps));
  return toBuildView(row, forecast(row));
}

/** The same with the spec and the resolved image. @throws AppError NOT_FOUND */
export async function getBuildDetail(deps: ApiDeps, teamId: string, id: string): Promise<BuildDetail> {
  const row = await findBuildDetail(deps.db, teamId, checkId('build', id));
  if (row === null) throw notFound('build');
  const forecast = await forecastBuilds(deps.db, [row], timeOf(deps));
  return toBuildDetail(row, forecast(row));
}
