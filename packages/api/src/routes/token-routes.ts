import { createRoute } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs, needsPerson } from '../http/needs.ts';
import { jsonAnswer, jsonBody, PROBLEMS } from '../http/route-parts.ts';
import { ApiTokenList, ApiTokenView, CreatedApiToken, NewApiToken } from '../schemas/api-token.ts';
import { IdParam } from '../schemas/page.ts';
import { createToken, listTokens, revokeToken } from '../use-cases/api-tokens.ts';

const list = createRoute({
  method: 'get',
  path: '/tokens',
  ...needs('read'),
  tags: ['Team'],
  summary: 'API tokens, also those that ended',
  description: "All of the team's for those who manage it, otherwise the caller's own.",
  responses: { 200: jsonAnswer('The tokens', ApiTokenList), ...PROBLEMS },
});

const create = createRoute({
  method: 'post',
  path: '/tokens',
  ...needsPerson('read', { operator: false }),
  tags: ['Team'],
  summary: 'Make an API token',
  description:
    'By a signed-in person, not by another token. The answer is the only place where the token is ever shown. It can do no more than the person who makes it, and nothing at all once they leave the team.',
  request: jsonBody(NewApiToken),
  responses: { 201: jsonAnswer('The token', CreatedApiToken), ...PROBLEMS },
});

const revoke = createRoute({
  method: 'delete',
  path: '/tokens/{id}',
  ...needsPerson('read'),
  tags: ['Team'],
  summary: 'End an API token at once',
  description: 'By a signed-in person or the operator, not by an API token.',
  request: { params: IdParam },
  responses: { 200: jsonAnswer('The token', ApiTokenView), ...PROBLEMS },
});

export function addTokenRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(list, async (c) => c.json({ tokens: [...(await listTokens(deps, c.var.principal))] }, 200));
  router.openapi(create, async (c) =>
    c.json(await createToken(deps, c.var.principal, c.req.valid('json')), 201),
  );
  router.openapi(revoke, async (c) =>
    c.json(await revokeToken(deps, c.var.principal, c.req.valid('param').id), 200),
  );
}
