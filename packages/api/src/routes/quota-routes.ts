import { createRoute } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, jsonBody, PROBLEMS } from '../http/route-parts.ts';
import { QuotaLimits, QuotaView } from '../schemas/quota.ts';
import { changeQuota, readQuota } from '../use-cases/quota.ts';

const read = createRoute({
  method: 'get',
  path: '/quota',
  ...needs('read'),
  tags: ['Team'],
  summary: 'What the team may use, and what it uses now',
  responses: { 200: jsonAnswer('Limits and use', QuotaView), ...PROBLEMS },
});

const set = createRoute({
  method: 'put',
  path: '/quota',
  ...needs('manage'),
  tags: ['Team'],
  summary: 'Set what the team may use',
  description: 'For the operator token only. What runs goes on, and nothing stored is removed.',
  request: jsonBody(QuotaLimits),
  responses: { 200: jsonAnswer('Limits and use', QuotaView), ...PROBLEMS },
});

export function addQuotaRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(read, async (c) => c.json(await readQuota(deps, c.var.principal.teamId), 200));
  router.openapi(set, async (c) =>
    c.json(await changeQuota(deps, c.var.principal, c.req.valid('json')), 200),
  );
}
