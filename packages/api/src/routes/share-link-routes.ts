import { createRoute } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs, needsPerson } from '../http/needs.ts';
import { jsonAnswer, jsonBody, PROBLEMS } from '../http/route-parts.ts';
import { IdParam } from '../schemas/page.ts';
import {
  CreatedShareLink,
  ImagerLink,
  NewShareLink,
  ShareLinkList,
  ShareLinkView,
} from '../schemas/share-link.ts';
import {
  createImagerLink,
  createShareLink,
  listShareLinks,
  revokeShareLink,
} from '../use-cases/share-links.ts';

const list = createRoute({
  method: 'get',
  path: '/share-links',
  ...needs('release'),
  tags: ['Sharing'],
  summary: 'Links that show images without a sign-in, also those that ended',
  description: 'Links to one image, which last 12 hours, are listed as long as they work.',
  responses: { 200: jsonAnswer('The links', ShareLinkList), ...PROBLEMS },
});

const create = createRoute({
  method: 'post',
  path: '/share-links',
  ...needsPerson('release'),
  tags: ['Sharing'],
  summary: 'Make a link that shows released images without a sign-in',
  description:
    'By a signed-in person or the operator: a link would outlive an API token. It is a repository for Raspberry Pi Imager, or a badge. The answer is the only place where its address is ever shown.',
  request: jsonBody(NewShareLink),
  responses: { 201: jsonAnswer('The link', CreatedShareLink), ...PROBLEMS },
});

const revoke = createRoute({
  method: 'delete',
  path: '/share-links/{id}',
  ...needs('release'),
  tags: ['Sharing'],
  summary: 'End a link at once',
  request: { params: IdParam },
  responses: { 200: jsonAnswer('The link', ShareLinkView), ...PROBLEMS },
});

const imagerLink = createRoute({
  method: 'post',
  path: '/images/{id}/imager-link',
  ...needsPerson('read'),
  tags: ['Images'],
  summary: 'Make a link that opens this image in Raspberry Pi Imager',
  description:
    'By a signed-in person or the operator: a link would outlive an API token. It shows this image alone, without a sign-in, for 12 hours. For an image that is not released it needs the permission `release`.',
  request: { params: IdParam },
  responses: { 201: jsonAnswer('The link', ImagerLink), ...PROBLEMS },
});

export function addShareLinkRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(list, async (c) =>
    c.json({ links: [...(await listShareLinks(deps, c.var.principal.teamId))] }, 200),
  );
  router.openapi(create, async (c) =>
    c.json(await createShareLink(deps, c.var.principal, c.req.valid('json')), 201),
  );
  router.openapi(revoke, async (c) =>
    c.json(await revokeShareLink(deps, c.var.principal, c.req.valid('param').id), 200),
  );
  router.openapi(imagerLink, async (c) =>
    c.json(await createImagerLink(deps, c.var.principal, c.req.valid('param').id), 201),
  );
}
