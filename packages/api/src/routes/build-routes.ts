import { createRoute, z } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, jsonBody, PROBLEMS } from '../http/route-parts.ts';
import { BuildDetail, BuildView } from '../schemas/build.ts';
import { BuildList, SubmitResult } from '../schemas/lists.ts';
import { BoardFilter, IdParam, PageQuery, SearchText } from '../schemas/page.ts';
import { SubmitBuildInput } from '../schemas/resolve.ts';
import { cancelBuild } from '../use-cases/cancel-build.ts';
import { getBuildDetail } from '../use-cases/get-build.ts';
import { listBuilds } from '../use-cases/list-builds.ts';
import { retryBuild } from '../use-cases/retry-build.ts';
import { submitBuild } from '../use-cases/submit-build.ts';
import { submitRecipe } from '../use-cases/submit-recipe.ts';

const Status = z.enum(['queued', 'running', 'ready', 'failed', 'cancelled']);
/** `status=queued,running` or the parameter repeated. */
const StatusFilter = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().flatMap((part) => part.split(',')))
  .pipe(z.array(Status).min(1).max(5))
  .optional()
  .openapi({
    type: 'string',
    description: 'One or more of queued, running, ready, failed, cancelled, comma-separated',
  });

const submit = createRoute({
  method: 'post',
  path: '/builds',
  ...needs('build'),
  tags: ['Builds'],
  summary: 'Submit a spec for building',
  description:
    'A finished image of the same plan is handed out at once (`cached`); an equal build that waits or runs is joined (`coalesced`).',
  request: jsonBody(SubmitBuildInput),
  responses: { 202: jsonAnswer('The build that answers the submission', SubmitResult), ...PROBLEMS },
});

const list = createRoute({
  method: 'get',
  path: '/builds',
  ...needs('read'),
  tags: ['Builds'],
  summary: 'Builds of the team, newest first',
  request: { query: PageQuery.extend({ status: StatusFilter, board: BoardFilter, q: SearchText }) },
  responses: { 200: jsonAnswer('A page of builds', BuildList), ...PROBLEMS },
});

const get = createRoute({
  method: 'get',
  path: '/builds/{id}',
  ...needs('read'),
  tags: ['Builds'],
  summary: 'One build with its spec and resolved image',
  request: { params: IdParam },
  responses: { 200: jsonAnswer('The build', BuildDetail), ...PROBLEMS },
});

const cancel = createRoute({
  method: 'post',
  path: '/builds/{id}/cancel',
  ...needs('build'),
  tags: ['Builds'],
  summary: 'Stop a build that waits or runs',
  request: { params: IdParam },
  responses: { 202: jsonAnswer('The build', BuildView), ...PROBLEMS },
});

const retry = createRoute({
  method: 'post',
  path: '/builds/{id}/retry',
  ...needs('build'),
  tags: ['Builds'],
  summary: 'Build the spec of a failed or cancelled build again',
  request: { params: IdParam },
  responses: { 202: jsonAnswer('The new build', SubmitResult), ...PROBLEMS },
});

export function addBuildRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(submit, async (c) => {
    const { fresh, recipe, ...input } = c.req.valid('json');
    const { principal } = c.var;
    if (recipe === undefined) return c.json(await submitBuild(deps, principal, input, { fresh }), 202);
    return c.json(await submitRecipe(deps, principal, recipe, { fresh }), 202);
  });
  router.openapi(list, async (c) => {
    const { cursor, limit, status, board, q } = c.req.valid('query');
    const filter = { status, board, search: q };
    return c.json(await listBuilds(deps, c.var.principal.teamId, filter, { cursor, limit }), 200);
  });
  router.openapi(get, async (c) =>
    c.json(await getBuildDetail(deps, c.var.principal.teamId, c.req.valid('param').id), 200),
  );
  router.openapi(cancel, async (c) =>
    c.json(await cancelBuild(deps, c.var.principal, c.req.valid('param').id), 202),
  );
  router.openapi(retry, async (c) =>
    c.json(await retryBuild(deps, c.var.principal, c.req.valid('param').id), 202),
  );
}
