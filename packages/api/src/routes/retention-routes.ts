import { createRoute } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, jsonBody, PROBLEMS } from '../http/route-parts.ts';
import { RetentionPreview, RetentionRules, RetentionView } from '../schemas/retention.ts';
import { getRetention, previewRetention, setRetention } from '../use-cases/retention.ts';

const get = createRoute({
  method: 'get',
  path: '/retention',
  ...needs('read'),
  tags: ['Retention'],
  summary: 'When images of the team go by themselves',
  responses: { 200: jsonAnswer('The rules', RetentionView), ...PROBLEMS },
});

const set = createRoute({
  method: 'put',
  path: '/retention',
  ...needs('release'),
  tags: ['Retention'],
  summary: 'Set the rules',
  description:
    'A worker applies them within the hour. Released and pinned images stay whatever the rules say.',
  request: jsonBody(RetentionRules),
  responses: { 200: jsonAnswer('The rules', RetentionView), ...PROBLEMS },
});

const preview = createRoute({
  method: 'get',
  path: '/retention/preview',
  ...needs('read'),
  tags: ['Retention'],
  summary: 'What the rules would remove now, and why',
  responses: { 200: jsonAnswer('What would go', RetentionPreview), ...PROBLEMS },
});

const tryOut = createRoute({
  method: 'post',
  path: '/retention/preview',
  ...needs('read'),
  tags: ['Retention'],
  summary: 'What other rules would remove now; changes nothing',
  request: jsonBody(RetentionRules),
  responses: { 200: jsonAnswer('What would go', RetentionPreview), ...PROBLEMS },
});

export function addRetentionRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(get, async (c) => c.json(await getRetention(deps, c.var.principal.teamId), 200));
  router.openapi(set, async (c) =>
    c.json(await setRetention(deps, c.var.principal, c.req.valid('json')), 200),
  );
  router.openapi(preview, async (c) => c.json(await previewRetention(deps, c.var.principal.teamId), 200));
  router.openapi(tryOut, async (c) =>
    c.json(await previewRetention(deps, c.var.principal.teamId, c.req.valid('json')), 200),
  );
}
