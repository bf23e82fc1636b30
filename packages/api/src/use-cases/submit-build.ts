import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { AppError } from '@boardwright/core/app-error';
import {
  type BuiltRecipe,
  findActiveBuild,
  findBuild,
  insertBuild,
  type NewBuild,
  noteRecipe,
} from '@boardwright/db/build-repository';
import { findImageByPlan } from '@boardwright/db/image-repository';
import { newId } from '@boardwright/db/new-id';
import { requestPackageIndex } from '@boardwright/db/package-index-repository';
import { insertBuildWithinQuota } from '@boardwright/db/quota-repository';
import { recordAudit } from '../audit.ts';
import { type ApiDeps, type Principal, timeOf } from '../deps.ts';
import { checkSpecPackages } from '../package-index/check-spec-packages.ts';
import type { SubmitResult } from '../schemas/lists.ts';
import type { SpecInput } from '../schemas/resolve.ts';
import { toBuildView } from '../views/build-view.ts';
import { estimateImage } from './estimate-image.ts';
import { forecastBuilds } from './forecast-builds.ts';
import { overQuota, startOfDay } from './quota.ts';
import { type BuildableSpec, requireBuildable } from './understand-spec.ts';

/** An equal build may end between two looks at it; more turns than this mean that something else is wrong. */
const MAX_TURNS = 5;

interface SubmitOptions {
  readonly fresh: boolean;
  readonly retryOfId?: string;
  /** Where the spec came from. */
  readonly recipe?: BuiltRecipe | undefined;
}

type Outcome = { readonly id: string; readonly kind: 'new' | 'cached' | 'coalesced' };

async function toRow(
  deps: ApiDeps,
  principal: Principal,
  buildable: BuildableSpec,
  options: SubmitOptions,
): Promise<NewBuild> {
  const { spec, image, engine } = buildable;
  return {
    id: newId('b'),
    teamId: principal.teamId,
    createdById: principal.kind === 'operator' ? null : principal.userId,
    name: image.name,
    board: image.board.id,
    engine: engine.kind,
    release: image.engine.release,
    spec,
    specHash: image.specHash,
    resolved: image,
    planHash: await deps.planHash(engine, image),
    fresh: options.fresh,
    retryOfId: options.retryOfId ?? null,
    recipe: options.recipe,
    estimatedMs: await estimatedMs(deps, principal.teamId, image),
    finished: null,
    createdAt: timeOf(deps),
  };
}

/** How long the build will probably take, for as long as its own stages tell nothing better. */
async function estimatedMs(deps: ApiDeps, teamId: string, image: ResolvedImage): Promise<number> {
  const { coldMs, warmMs, finishedBuilds } = await estimateImage(deps.db, teamId, image);
  return finishedBuilds === 0 ? coldMs.p50 : warmMs.p50;
}

/**
 * Hands out a finished image, joins an equal build, or adds a new one; the unique index decides races.
 *
 * @throws AppError QUOTA_EXCEEDED only where a new one would have to be added
 */
async function place(deps: ApiDeps, row: NewBuild): Promise<Outcome> {
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const imageId = row.fresh ? null : await findImageByPlan(deps.db, row.teamId, row.planHash);
    if (imageId !== null) {
      const finished = { ...row, finished: { imageId, at: row.createdAt } };
      if (await insertBuild(deps.db, finished)) return { id: row.id, kind: 'cached' };
    } else {
      const placed = await insertBuildWithinQuota(deps.db, row, startOfDay(row.createdAt));
      if (placed === 'added') return { id: row.id, kind: 'new' };
      if (placed !== 'equal') throw overQuota(placed, row.createdAt);
    }
    const active = await findActiveBuild(deps.db, row.teamId, row.planHash);
    if (active !== null) return { id: active.id, kind: 'coalesced' };
  }
  throw new AppError('STATE_CONFLICT', 'Equal builds kept starting and ending. Submit it again.');
}

async function enqueue(deps: ApiDeps, buildId: string): Promise<void> {
  try {
    await deps.producer.enqueue(buildId);
  } catch (err) {
    // Not an error for the person: the row is queued, and a worker's reconciler adds the job.
    deps.logger.warn({ err, buildId }, 'Build could not be enqueued, the reconciler will do it');
  }
}

/** @throws AppError SPEC_CONFLICT when the index knows that a package of the spec can't be built */
async function refuseUnbuildable(deps: ApiDeps, { spec, image, issues }: BuildableSpec): Promise<void> {
  const ofPackages = await checkSpecPackages(deps.db, spec, image);
  const first = ofPackages.find(({ severity }) => severity === 'error');
  if (first === undefined) return;
  throw new AppError('SPEC_CONFLICT', first.message, { details: { issues: [...issues, ...ofPackages] } });
}

/**
 * Submits a spec for building.
 *
 * @returns the build that answers it: finished at once (`cached`), an equal one that is waiting or running
 *   (`coalesced`), or a new one
 * @throws AppError SPEC_INVALID or SPEC_CONFLICT with issues; QUOTA_EXCEEDED when a new build would have to run
 */
export async function submitBuild(
  deps: ApiDeps,
  principal: Principal,
  input: SpecInput,
  options: SubmitOptions,
): Promise<SubmitResult> {
  const buildable = requireBuildable(input);
  await refuseUnbuildable(deps, buildable);
  const outcome = await place(deps, await toRow(deps, principal, buildable, options));
  if (outcome.kind === 'new') await enqueue(deps, outcome.id);
  // Who builds with a release soon looks for its packages, and the build fetches the tree the index is read from anyway.
  if (outcome.kind === 'new' && buildable.engine.kind === 'buildroot')
    await requestPackageIndex(deps.db, buildable.image.engine.release, true);
  if (outcome.kind === 'coalesced' && options.recipe !== undefined)
    await noteRecipe(deps.db, principal.teamId, outcome.id, options.recipe);
  if (outcome.kind !== 'coalesced')
    deps.producer.announceChanged({ id: outcome.id, teamId: principal.teamId });
  const build = await findBuild(deps.db, principal.teamId, outcome.id);
  if (build === null) throw new AppError('INTERNAL', `Build ${outcome.id} vanished`);
  await recordAudit(deps, principal, {
    action: 'build.submit',
    subject: { kind: 'build', id: build.id, name: build.name },
    details: { board: build.board, engine: build.engine, became: outcome.kind, fresh: options.fresh },
  });
  const forecast = await forecastBuilds(deps.db, [build], timeOf(deps));
  return {
    build: toBuildView(build, forecast(build)),
    cached: outcome.kind === 'cached',
    coalesced: outcome.kind === 'coalesced',
    imageId: build.imageId,
  };
}
