import { BOARDS } from '@boardwright/catalog/boards';
import { imageSpecJsonSchema } from '@boardwright/spec/json-schema';
import { createRoute, z } from '@hono/zod-openapi';
import { checkId, notFound } from '../http/check-id.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, PROBLEMS } from '../http/route-parts.ts';
import { BoardView, CatalogView } from '../schemas/catalog.ts';
import { IdParam } from '../schemas/page.ts';
import { readCatalog } from '../use-cases/read-catalog.ts';

const getCatalog = createRoute({
  method: 'get',
  path: '/catalog',
  ...needs('read'),
  tags: ['Catalog'],
  summary: 'Boards, accelerators, runtimes and features a spec can name',
  responses: { 200: jsonAnswer('The catalog', CatalogView), ...PROBLEMS },
});

const getBoard = createRoute({
  method: 'get',
  path: '/catalog/boards/{id}',
  ...needs('read'),
  tags: ['Catalog'],
  summary: 'One board',
  request: { params: IdParam },
  responses: { 200: jsonAnswer('The board', BoardView), ...PROBLEMS },
});

const getSpecSchema = createRoute({
  method: 'get',
  path: '/spec-schema.json',
  tags: ['Catalog'],
  summary: 'JSON Schema of ImageSpec, for editors',
  description: 'Public, since editors load it without signing in.',
  security: [],
  responses: {
    200: {
      description: 'JSON Schema 2020-12',
      content: { 'application/schema+json': { schema: z.record(z.string(), z.unknown()) } },
    },
    ...PROBLEMS,
  },
});

export function addCatalogRoutes(router: ApiRouter): void {
  router.openapi(getCatalog, (c) => c.json(readCatalog(), 200));
  router.openapi(getBoard, (c) => {
    const board = BOARDS.get(checkId('board', c.req.valid('param').id));
    if (board === undefined) throw notFound('board');
    return c.json(board, 200);
  });
  router.openapi(getSpecSchema, (c) =>
    c.json(imageSpecJsonSchema(), 200, {
      'content-type': 'application/schema+json',
      'access-control-allow-origin': '*',
    }),
  );
}
