import { createRoute, z } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, jsonBody, PROBLEMS } from '../http/route-parts.ts';
import { createLintCounter } from '../recipes/lint-counter.ts';
import { IdParam, PageQuery, SearchText } from '../schemas/page.ts';
import {
  DuplicateRecipe,
  NewRecipe,
  RecipeChanges,
  RecipeDetail,
  RecipeLint,
  RecipeList,
} from '../schemas/recipe.ts';
import { changeRecipe } from '../use-cases/change-recipe.ts';
import { createRecipe, duplicateRecipe } from '../use-cases/create-recipe.ts';
import { exportRecipe } from '../use-cases/export-recipe.ts';
import { getRecipe } from '../use-cases/get-recipe.ts';
import { lintRecipe } from '../use-cases/lint-recipe.ts';
import { listRecipes } from '../use-cases/list-recipes.ts';

const list = createRoute({
  method: 'get',
  path: '/recipes',
  ...needs('read'),
  tags: ['Recipes'],
  summary: 'Recipes of the team, the one changed last first',
  request: {
    query: PageQuery.extend({
      q: SearchText,
      archived: z.enum(['true', 'false']).default('false').openapi({ description: 'Only what is put away' }),
    }),
  },
  responses: { 200: jsonAnswer('A page of recipes', RecipeList), ...PROBLEMS },
});

const create = createRoute({
  method: 'post',
  path: '/recipes',
  ...needs('build'),
  tags: ['Recipes'],
  summary: 'Keep a spec as a recipe, or import an exported one',
  description: 'The spec may have choices that do not work together yet; it must be a spec, though.',
  request: jsonBody(NewRecipe),
  responses: { 201: jsonAnswer('The recipe', RecipeDetail), ...PROBLEMS },
});

const get = createRoute({
  method: 'get',
  path: '/recipes/{id}',
  ...needs('read'),
  tags: ['Recipes'],
  summary: 'One recipe with its current spec and its images',
  request: { params: IdParam },
  responses: { 200: jsonAnswer('The recipe', RecipeDetail), ...PROBLEMS },
});

const change = createRoute({
  method: 'patch',
  path: '/recipes/{id}',
  ...needs('build'),
  tags: ['Recipes'],
  summary: 'Rename a recipe, put it away or bring it back',
  request: { params: IdParam, ...jsonBody(RecipeChanges) },
  responses: { 200: jsonAnswer('The recipe', RecipeDetail), ...PROBLEMS },
});

const duplicate = createRoute({
  method: 'post',
  path: '/recipes/{id}/duplicate',
  ...needs('build'),
  tags: ['Recipes'],
  summary: 'Begin a new recipe where another one is now',
  request: { params: IdParam, ...jsonBody(DuplicateRecipe) },
  responses: { 201: jsonAnswer('The new recipe', RecipeDetail), ...PROBLEMS },
});

const exported = createRoute({
  method: 'get',
  path: '/recipes/{id}/export',
  ...needs('read'),
  tags: ['Recipes'],
  summary: 'A version as YAML, to be imported anywhere',
  request: {
    params: IdParam,
    query: z.object({ version: z.coerce.number().int().min(1).max(1_000_000).optional() }),
  },
  responses: {
    200: { description: 'The spec', content: { 'application/yaml': { schema: z.string() } } },
    ...PROBLEMS,
  },
});

const lint = createRoute({
  method: 'get',
  path: '/recipes/{id}/lint',
  ...needs('read'),
  tags: ['Recipes'],
  summary: 'What the catalog of today finds wrong with the current version',
  request: { params: IdParam },
  responses: { 200: jsonAnswer('The issues, with what mends them', RecipeLint), ...PROBLEMS },
});

export function addRecipeRoutes(router: ApiRouter, deps: ApiDeps): void {
  const countLint = createLintCounter();
  router.openapi(list, async (c) => {
    const { cursor, limit, q, archived } = c.req.valid('query');
    const filter = { search: q, archived: archived === 'true' };
    const page = { cursor, limit };
    return c.json(await listRecipes({ ...deps, countLint }, c.var.principal.teamId, filter, page), 200);
  });
  router.openapi(create, async (c) =>
    c.json(await createRecipe(deps, c.var.principal, c.req.valid('json')), 201),
  );
  router.openapi(get, async (c) =>
    c.json(await getRecipe(deps, c.var.principal.teamId, c.req.valid('param').id), 200),
  );
  router.openapi(change, async (c) =>
    c.json(await changeRecipe(deps, c.var.principal, c.req.valid('param').id, c.req.valid('json')), 200),
  );
  router.openapi(duplicate, async (c) =>
    c.json(await duplicateRecipe(deps, c.var.principal, c.req.valid('param').id, c.req.valid('json')), 201),
  );
  router.openapi(exported, async (c) =>
    exportRecipe(deps, c.var.principal.teamId, c.req.valid('param').id, c.req.valid('query').version),
  );
  router.openapi(lint, async (c) =>
    c.json(await lintRecipe(deps, c.var.principal.teamId, c.req.valid('param').id), 200),
  );
}
