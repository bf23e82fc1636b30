import { createRoute } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, PROBLEMS } from '../http/route-parts.ts';
import { requestIndex, searchPackages } from '../package-index/search-packages.ts';
import {
  PackageIndexView,
  PackageQuery,
  PackageSearchResult,
  ReleaseParam,
} from '../schemas/package-index.ts';

const search = createRoute({
  method: 'get',
  path: '/buildroot/{release}/packages',
  ...needs('read'),
  tags: ['Catalog'],
  summary: 'Search the packages of a Buildroot release, and see where its index stands',
  description:
    'Names are those a spec can use in `packages`. With a board, `lacks` says what its configuration does not have of what a package needs.',
  request: { params: ReleaseParam, query: PackageQuery },
  responses: { 200: jsonAnswer('Packages that match, best first', PackageSearchResult), ...PROBLEMS },
});

const request = createRoute({
  method: 'post',
  path: '/buildroot/{release}/package-index',
  ...needs('build'),
  tags: ['Catalog'],
  summary: 'Ask for the index of a release to be made, or made again',
  description:
    'A worker fetches Buildroot, unless a build left it in the cache, and reads it. The index belongs to all teams; one that was made before stays searchable meanwhile.',
  request: { params: ReleaseParam },
  responses: { 202: jsonAnswer('Where the index stands', PackageIndexView), ...PROBLEMS },
});

export function addPackageRoutes(router: ApiRouter, deps: Pick<ApiDeps, 'db'>): void {
  router.openapi(search, async (c) => {
    const { teamId } = c.var.principal;
    const { release } = c.req.valid('param');
    return c.json(await searchPackages(deps.db, teamId, release, c.req.valid('query')), 200);
  });
  router.openapi(request, async (c) =>
    c.json(await requestIndex(deps.db, c.req.valid('param').release), 202),
  );
}
