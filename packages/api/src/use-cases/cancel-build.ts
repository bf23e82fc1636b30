import { AppError } from '@boardwright/core/app-error';
import { findBuild, requestCancel } from '@boardwright/db/build-repository';
import { audited } from '../audit.ts';
import { type ApiDeps, type Principal, timeOf } from '../deps.ts';
import { checkId } from '../http/check-id.ts';
import type { BuildView } from '../schemas/build.ts';
import { getBuildView } from './get-build.ts';

/**
 * Stops a build: a waiting one at once, a running one as soon as its worker hears of it (within 2 s).
 *
 * @throws AppError NOT_FOUND; STATE_CONFLICT when the build is over
 */
export async function cancelBuild(deps: ApiDeps, principal: Principal, id: string): Promise<BuildView> {
  const { teamId } = principal;
  const outcome = await audited(deps, principal, async (tx, record) => {
    const done = await requestCancel(tx, teamId, checkId('build', id), timeOf(deps));
    const build = done === 'none' ? null : await findBuild(tx, teamId, id);
    if (build !== null) {
      await record({ action: 'build.cancel', subject: { kind: 'build', id, name: build.name } });
    }
    return done;
  });
  if (outcome !== 'none') {
    deps.producer.announceCancel(id);
    deps.producer.announceChanged({ id, teamId });
    return getBuildView(deps, teamId, id);
  }
  const build = await getBuildView(deps, teamId, id);
  if (build.status === 'cancelled') return build;
  throw new AppError('STATE_CONFLICT', `This build is over already: it is ${build.status}.`);
}
