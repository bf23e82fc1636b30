import { createRoute } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs, needsPerson } from '../http/needs.ts';
import { jsonAnswer, jsonBody, PROBLEMS } from '../http/route-parts.ts';
import { IdParam } from '../schemas/page.ts';
import {
  NewWebhook,
  WebhookChange,
  WebhookList,
  WebhookView,
  WebhookWithSecret,
} from '../schemas/webhook.ts';
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  listWebhooks,
  renewWebhookSecret,
} from '../use-cases/webhooks.ts';

const tags = ['Webhooks'];

const list = createRoute({
  method: 'get',
  path: '/webhooks',
  ...needs('release'),
  tags,
  summary: 'Where the news of the team are sent',
  responses: { 200: jsonAnswer('The webhooks', WebhookList), ...PROBLEMS },
});

const create = createRoute({
  method: 'post',
  path: '/webhooks',
  ...needsPerson('manage'),
  tags,
  summary: 'Have news sent to an address',
  description:
    'Signed as the Standard Webhooks specification says; the answer is the only place where the secret is shown. A message is sent at least once, again and again for a day until the receiver answers with 2xx, always with the same `webhook-id`.',
  request: jsonBody(NewWebhook),
  responses: { 201: jsonAnswer('The webhook and its secret', WebhookWithSecret), ...PROBLEMS },
});

const change = createRoute({
  method: 'patch',
  path: '/webhooks/{id}',
  ...needsPerson('manage'),
  tags,
  summary: 'Change a webhook, or turn it on or off',
  request: { params: IdParam, ...jsonBody(WebhookChange) },
  responses: { 200: jsonAnswer('The webhook', WebhookView), ...PROBLEMS },
});

const renew = createRoute({
  method: 'post',
  path: '/webhooks/{id}/secret',
  ...needsPerson('manage'),
  tags,
  summary: 'Give a webhook a new secret',
  description: 'The old one signs as well for 24 hours.',
  request: { params: IdParam },
  responses: { 200: jsonAnswer('The webhook and its secret', WebhookWithSecret), ...PROBLEMS },
});

const remove = createRoute({
  method: 'delete',
  path: '/webhooks/{id}',
  ...needs('manage'),
  tags,
  summary: 'Remove a webhook and its messages',
  request: { params: IdParam },
  responses: { 204: { description: 'Removed' }, ...PROBLEMS },
});

export function addWebhookRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(list, async (c) =>
    c.json({ webhooks: [...(await listWebhooks(deps, c.var.principal.teamId))] }, 200),
  );
  router.openapi(create, async (c) =>
    c.json(await createWebhook(deps, c.var.principal, c.req.valid('json')), 201),
  );
  router.openapi(change, async (c) =>
    c.json(await changeWebhook(deps, c.var.principal, c.req.valid('param').id, c.req.valid('json')), 200),
  );
  router.openapi(renew, async (c) =>
    c.json(await renewWebhookSecret(deps, c.var.principal, c.req.valid('param').id), 200),
  );
  router.openapi(remove, async (c) => {
    await deleteWebhook(deps, c.var.principal, c.req.valid('param').id);
    return c.body(null, 204);
  });
}
