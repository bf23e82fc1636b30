import { createRoute } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, PROBLEMS } from '../http/route-parts.ts';
import { ImageView } from '../schemas/image.ts';
import { IdParam } from '../schemas/page.ts';
import { pinImage } from '../use-cases/pin-image.ts';

const pin = createRoute({
  method: 'post',
  path: '/images/{id}/pin',
  ...needs('build'),
  tags: ['Images'],
  summary: 'Keep an image for good',
  description: 'Retention leaves a pinned image alone, and nobody deletes it before it is unpinned.',
  request: { params: IdParam },
  responses: { 200: jsonAnswer('The image', ImageView), ...PROBLEMS },
});

const unpin = createRoute({
  method: 'delete',
  path: '/images/{id}/pin',
  ...needs('build'),
  tags: ['Images'],
  summary: 'Keep an image no longer than the rules say',
  request: { params: IdParam },
  responses: { 200: jsonAnswer('The image', ImageView), ...PROBLEMS },
});

export function addPinRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(pin, async (c) =>
    c.json(await pinImage(deps, c.var.principal, c.req.valid('param').id, true), 200),
  );
  router.openapi(unpin, async (c) =>
    c.json(await pinImage(deps, c.var.principal, c.req.valid('param').id, false), 200),
  );
}
