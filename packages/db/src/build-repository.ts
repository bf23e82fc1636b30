import type { Db, Queries } from './client.ts';
import { after, type Place, toPage } from './cursor.ts';
import type { BuildStatus, Prisma } from './generated/client.ts';
import { literalPart } from './literal-part.ts';
import { recipeOf } from './recipe-of.ts';
import { type Outbox, tellOfBuild } from './webhook-outbox.ts';

export type { BuildStatus } from './generated/client.ts';

/** Everything a list or a progress view shows; the spec and the resolved image are read only by `findBuildDetail`. */
const listed = {
  id: true,
  teamId: true,
  name: true,
  board: true,
  engine: true,
  release: true,
  status: true,
  cached: true,
  fresh: true,
  attempt: true,
  specHash: true,
  planHash: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  failure: true,
  logLines: true,
  estimatedMs: true,
  imageId: true,
  cancelRequestedAt: true,
  createdBy: { select: { name: true } },
  stages: { orderBy: { ordinal: 'asc' } },
} as const satisfies Prisma.BuildSelect;

export type BuildRow = Prisma.BuildGetPayload<{ select: typeof listed }>;

const detailed = {
  ...listed,
  spec: true,
  resolved: true,
  ofRecipe: recipeOf,
} as const satisfies Prisma.BuildSelect;
export type BuildDetailRow = Prisma.BuildGetPayload<{ select: typeof detailed }>;

export interface BuildFilter {
  readonly status?: readonly BuildStatus[] | undefined;
  readonly board?: string | undefined;
  /** Part of the name, any case. */
  readonly search?: string | undefined;
}

/** Newest first. `next` is the cursor of the following page. */
export async function listBuilds(
  db: Db,
  teamId: string,
  filter: BuildFilter,
  page: { readonly after: Place | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly BuildRow[]; readonly next: string | undefined }> {
  const rows = await db.build.findMany({
    where: {
      teamId,
      ...after(page.after),
      ...(filter.status === undefined ? {} : { status: { in: [...filter.status] } }),
      ...(filter.board === undefined ? {} : { board: filter.board }),
      ...(filter.search === undefined ? {} : { name: literalPart(filter.search) }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
    select: listed,
  });
  return toPage(rows, page.limit);
}

/** @returns null when there is no such build or it belongs to another team */
export async function findBuild(db: Queries, teamId: string, id: string): Promise<BuildRow | null> {
  return db.build.findFirst({ where: { id, teamId }, select: listed });
}

export async function findBuildDetail(db: Db, teamId: string, id: string): Promise<BuildDetailRow | null> {
  return db.build.findFirst({ where: { id, teamId }, select: detailed });
}

/** The one queued or running build of a plan that equal submissions join. */
export async function findActiveBuild(
  db: Pick<Db, 'build'>,
  teamId: string,
  planHash: string,
): Promise<BuildRow | null> {
  return db.build.findFirst({
    where: {
      teamId,
      planHash,
      fresh: false,
      cancelRequestedAt: null,
      status: { in: ['queued', 'running'] },
    },
    select: listed,
  });
}

export interface BuiltRecipe {
  readonly recipeId: string;
  readonly recipeVersion: number;
}

export interface NewBuild {
  readonly id: string;
  readonly teamId: string;
  readonly createdById: string | null;
  readonly name: string;
  readonly board: string;
  readonly engine: string;
  readonly release: string;
  readonly spec: unknown;
  readonly specHash: string;
  readonly resolved: unknown;
  readonly planHash: string;
  readonly fresh: boolean;
  readonly retryOfId: string | null;
  /** The version of a recipe that is built. */
  readonly recipe?: BuiltRecipe | undefined;
  readonly estimatedMs: number | null;
  /** Set when a finished image is handed out: the build is `ready` from the start. */
  readonly finished: { readonly imageId: string; readonly at: Date } | null;
  readonly createdAt: Date;
}

/** See insertBuild. @param tx - a transaction */
export async function addBuild(tx: Outbox, build: NewBuild): Promise<boolean> {
  const { finished, spec, resolved, recipe = {}, ...plain } = build;
  const { count } = await tx.build.createMany({
    data: [
      {
        ...plain,
        ...recipe,
        spec: spec as Prisma.InputJsonValue,
        resolved: resolved as Prisma.InputJsonValue,
        ...(finished === null
          ? {}
          : {
              status: 'ready',
              cached: true,
              imageId: finished.imageId,
              startedAt: finished.at,
              finishedAt: finished.at,
            }),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1 && finished !== null) await tellOfBuild(tx, build.id, finished.at);
  return count === 1;
}

/** Lets a build that belongs to no recipe be of one: a submission of the recipe joined it. */
export async function noteRecipe(db: Db, teamId: string, id: string, recipe: BuiltRecipe): Promise<void> {
  await db.build.updateMany({ where: { id, teamId, recipeId: null }, data: { ...recipe } });
}

/**
 * Adds a build unless an equal one is active.
 *
 * @returns false when the partial unique index `build_active_plan` says that an equal build is queued or running
 */
export async function insertBuild(db: Db, build: NewBuild): Promise<boolean> {
  return db.$transaction((tx) => addBuild(tx, build));
}

/**
 * Asks for a build to stop: a queued one is cancelled at once, a running one is marked for its worker.
 *
 * @returns what happened; `none` when there is no such build in the team or it is over
 */
export async function requestCancel(
  db: Queries,
  teamId: string,
  id: string,
  now: Date,
): Promise<'cancelled' | 'requested' | 'none'> {
  const cancelled = await db.$transaction(async (tx) => {
    const { count } = await tx.build.updateMany({
      where: { id, teamId, status: 'queued' },
      data: { status: 'cancelled', cancelRequestedAt: now, finishedAt: now },
    });
    if (count === 0) return false;
    await tx.buildStage.updateMany({
      where: { buildId: id, status: { in: ['pending', 'running'] } },
      data: { status: 'cancelled' },
    });
    await tellOfBuild(tx, id, now);
    return true;
  });
  if (cancelled) return 'cancelled';
  const running = await db.build.updateMany({
    where: { id, teamId, status: 'running', cancelRequestedAt: null },
    data: { cancelRequestedAt: now },
  });
  if (running.count === 1) return 'requested';
  const pending = await db.build.count({ where: { id, teamId, status: 'running' } });
  return pending === 1 ? 'requested' : 'none';
}

/** Builds by status over all teams, for metrics. */
export async function countBuildsByStatus(db: Db): Promise<Readonly<Record<BuildStatus, number>>> {
  const groups = await db.build.groupBy({ by: ['status'], _count: { _all: true } });
  const counts = { queued: 0, running: 0, ready: 0, failed: 0, cancelled: 0 };
  for (const group of groups) counts[group.status] = group._count._all;
  return counts;
}
