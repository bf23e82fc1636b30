import { createRoute } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { limitRate } from '../http/limit-rate.ts';
import { jsonAnswer, jsonBody, PROBLEMS } from '../http/route-parts.ts';
import { Join, Joined, JoinLook, JoinOffer } from '../schemas/team.ts';
import { isOpenInvitation, joinTeam, lookAtInvitation } from '../use-cases/invitations.ts';

/** Both routes together; a person needs two requests. */
const LIMITS = { perAddress: 20, altogether: 1000 };

export function addJoinRoutes(router: ApiRouter, deps: ApiDeps): void {
  const middleware = limitRate({
    ...LIMITS,
    name: 'join',
    createLimiter: deps.createLimiter,
    isKnown: async ({ req }) =>
      (await deps.signedInUser(req.raw)) !== null ||
      // The validator reads the same body again, which is kept
      isOpenInvitation(deps, await req.json().catch(() => null)),
  });
  const look = createRoute({
    method: 'post',
    path: '/join/look',
    middleware,
    tags: ['Account'],
    summary: 'What an invitation offers',
    description: 'Public: the secret of the link is what lets in. 20 requests a minute from one address.',
    security: [],
    request: jsonBody(JoinLook),
    responses: { 200: jsonAnswer('The offer', JoinOffer), ...PROBLEMS },
  });
  const join = createRoute({
    method: 'post',
    path: '/join',
    middleware,
    tags: ['Account'],
    summary: 'Accept an invitation',
    description:
      'Public: the secret of the link is what lets in, once. 20 requests a minute from one address.',
    security: [],
    request: jsonBody(Join),
    responses: { 200: jsonAnswer('How to go on', Joined), ...PROBLEMS },
  });
  router.openapi(look, async (c) =>
    c.json(await lookAtInvitation(deps, c.req.raw, c.req.valid('json').token), 200),
  );
  router.openapi(join, async (c) => c.json(await joinTeam(deps, c.req.raw, c.req.valid('json')), 200));
}
