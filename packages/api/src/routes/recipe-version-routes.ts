import { createRoute, z } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, jsonBody, PROBLEMS } from '../http/route-parts.ts';
import { IdParam } from '../schemas/page.ts';
import {
  NewVersion,
  RecipeVersionDetail,
  RestoreVersion,
  SaveResult,
  VersionList,
} from '../schemas/recipe.ts';
import { RecipeDiff } from '../schemas/recipe-diff.ts';
import { diffRecipe } from '../use-cases/diff-recipe.ts';
import { getVersion, listVersions } from '../use-cases/get-recipe.ts';
import { restoreVersion, saveVersion } from '../use-cases/save-recipe.ts';

const VersionNumber = z.coerce.number().int().min(1).max(1_000_000);

const list = createRoute({
  method: 'get',
  path: '/recipes/{id}/versions',
  ...needs('read'),
  tags: ['Recipes'],
  summary: 'Versions of a recipe, newest first',
  request: {
    params: IdParam,
    query: z.object({
      cursor: VersionNumber.optional().openapi({ description: '`next` of the page before' }),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: { 200: jsonAnswer('A page of versions', VersionList), ...PROBLEMS },
});

const get = createRoute({
  method: 'get',
  path: '/recipes/{id}/versions/{number}',
  ...needs('read'),
  tags: ['Recipes'],
  summary: 'One version with its spec',
  request: {
    params: IdParam.extend({
      number: VersionNumber.openapi({ param: { name: 'number', in: 'path' }, example: 3 }),
    }),
  },
  responses: { 200: jsonAnswer('The version', RecipeVersionDetail), ...PROBLEMS },
});

const save = createRoute({
  method: 'post',
  path: '/recipes/{id}/versions',
  ...needs('build'),
  tags: ['Recipes'],
  summary: 'Save a spec as the next version',
  description: 'A spec equal to that of the current version adds nothing (`unchanged`).',
  request: { params: IdParam, ...jsonBody(NewVersion) },
  responses: { 200: jsonAnswer('The recipe, and what happened', SaveResult), ...PROBLEMS },
});

const restore = createRoute({
  method: 'post',
  path: '/recipes/{id}/restore',
  ...needs('build'),
  tags: ['Recipes'],
  summary: 'Bring an older version back as the next one',
  request: { params: IdParam, ...jsonBody(RestoreVersion) },
  responses: { 200: jsonAnswer('The recipe, and what happened', SaveResult), ...PROBLEMS },
});

const diff = createRoute({
  method: 'get',
  path: '/recipes/{id}/diff',
  ...needs('read'),
  tags: ['Recipes'],
  summary: 'What differs between two versions: spec and rendered files, as unified diffs',
  request: {
    params: IdParam,
    query: z.object({
      from: VersionNumber.optional().openapi({ description: 'Left out: the version before `to`' }),
      to: VersionNumber.optional().openapi({ description: 'Left out: the current version' }),
    }),
  },
  responses: { 200: jsonAnswer('The differences', RecipeDiff), ...PROBLEMS },
});

export function addRecipeVersionRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(list, async (c) =>
    c.json(
      await listVersions(deps, c.var.principal.teamId, c.req.valid('param').id, c.req.valid('query')),
      200,
    ),
  );
  router.openapi(get, async (c) => {
    const { id, number } = c.req.valid('param');
    return c.json(await getVersion(deps, c.var.principal.teamId, id, number), 200);
  });
  router.openapi(save, async (c) =>
    c.json(await saveVersion(deps, c.var.principal, c.req.valid('param').id, c.req.valid('json')), 200),
  );
  router.openapi(restore, async (c) =>
    c.json(await restoreVersion(deps, c.var.principal, c.req.valid('param').id, c.req.valid('json')), 200),
  );
  router.openapi(diff, async (c) =>
    c.json(
      await diffRecipe(deps, c.var.principal.teamId, c.req.valid('param').id, c.req.valid('query')),
      200,
    ),
  );
}
