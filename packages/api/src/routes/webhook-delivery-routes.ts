import { createRoute } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, PROBLEMS } from '../http/route-parts.ts';
import { IdParam, PageQuery } from '../schemas/page.ts';
import { DeliveryDetail, DeliveryList, DeliveryView } from '../schemas/webhook.ts';
import { getDelivery, listDeliveries, replayDelivery, testWebhook } from '../use-cases/webhook-deliveries.ts';

const tags = ['Webhooks'];

const list = createRoute({
  method: 'get',
  path: '/webhooks/{id}/deliveries',
  ...needs('release'),
  tags,
  summary: 'Messages to a webhook, newest first',
  description: 'They are kept for 30 days.',
  request: { params: IdParam, query: PageQuery },
  responses: { 200: jsonAnswer('A page of messages', DeliveryList), ...PROBLEMS },
});

const test = createRoute({
  method: 'post',
  path: '/webhooks/{id}/test',
  ...needs('manage'),
  tags,
  summary: 'Send a test message to a webhook',
  description: 'Event `webhook.test`, also to a webhook that is off.',
  request: { params: IdParam },
  responses: { 202: jsonAnswer('The message', DeliveryView), ...PROBLEMS },
});

const get = createRoute({
  method: 'get',
  path: '/webhook-deliveries/{id}',
  ...needs('release'),
  tags,
  summary: 'A message with what it says and every attempt to send it',
  request: { params: IdParam },
  responses: { 200: jsonAnswer('The message', DeliveryDetail), ...PROBLEMS },
});

const replay = createRoute({
  method: 'post',
  path: '/webhook-deliveries/{id}/replay',
  ...needs('manage'),
  tags,
  summary: 'Send a message again',
  description: 'With the same id and content. Attempts are counted anew.',
  request: { params: IdParam },
  responses: { 202: jsonAnswer('The message', DeliveryView), ...PROBLEMS },
});

export function addWebhookDeliveryRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(list, async (c) => {
    const { id } = c.req.valid('param');
    return c.json(await listDeliveries(deps, c.var.principal.teamId, id, c.req.valid('query')), 200);
  });
  router.openapi(test, async (c) =>
    c.json(await testWebhook(deps, c.var.principal, c.req.valid('param').id), 202),
  );
  router.openapi(get, async (c) =>
    c.json(await getDelivery(deps, c.var.principal.teamId, c.req.valid('param').id), 200),
  );
  router.openapi(replay, async (c) =>
    c.json(await replayDelivery(deps, c.var.principal, c.req.valid('param').id), 202),
  );
}
