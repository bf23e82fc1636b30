import { createRoute } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, jsonBody, PROBLEMS } from '../http/route-parts.ts';
import { IdParam } from '../schemas/page.ts';
import { NewSavedView, SavedView, SavedViewChange, SavedViewList } from '../schemas/saved-view.ts';
import { changeView, createView, getViews, removeView } from '../use-cases/saved-views.ts';

const list = createRoute({
  method: 'get',
  path: '/views',
  ...needs('read'),
  tags: ['Images'],
  summary: 'Your saved views of the list of images',
  responses: { 200: jsonAnswer('The views, by name', SavedViewList), ...PROBLEMS },
});

const create = createRoute({
  method: 'post',
  path: '/views',
  ...needs('read'),
  tags: ['Images'],
  summary: 'Save a view of the list of images',
  description: 'Views belong to the person, also those made with one of their tokens.',
  request: jsonBody(NewSavedView),
  responses: { 201: jsonAnswer('The view', SavedView), ...PROBLEMS },
});

const change = createRoute({
  method: 'patch',
  path: '/views/{id}',
  ...needs('read'),
  tags: ['Images'],
  summary: 'Rename a view, or change what it shows',
  request: { params: IdParam, ...jsonBody(SavedViewChange) },
  responses: { 200: jsonAnswer('The view', SavedView), ...PROBLEMS },
});

const remove = createRoute({
  method: 'delete',
  path: '/views/{id}',
  ...needs('read'),
  tags: ['Images'],
  summary: 'Delete a view',
  request: { params: IdParam },
  responses: { 204: { description: 'Deleted' }, ...PROBLEMS },
});

export function addViewRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(list, async (c) => c.json(await getViews(deps, c.var.principal), 200));
  router.openapi(create, async (c) =>
    c.json(await createView(deps, c.var.principal, c.req.valid('json')), 201),
  );
  router.openapi(change, async (c) =>
    c.json(await changeView(deps, c.var.principal, c.req.valid('param').id, c.req.valid('json')), 200),
  );
  router.openapi(remove, async (c) => {
    await removeView(deps, c.var.principal, c.req.valid('param').id);
    return c.body(null, 204);
  });
}
