import { AppError } from '@boardwright/core/app-error';
import { createRoute, z } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, PROBLEMS } from '../http/route-parts.ts';
import { eventStreamResponse } from '../live/event-stream.ts';
import { streamListChanges } from '../live/stream-list-changes.ts';
import { readerOf } from '../live/stream-reader.ts';
import { MeView, QueueView, SetupLink, SignInOptions } from '../schemas/queue.ts';
import { readMe } from '../use-cases/read-me.ts';
import { readQueue } from '../use-cases/read-queue.ts';

const queue = createRoute({
  method: 'get',
  path: '/queue',
  ...needs('read'),
  tags: ['Builds'],
  summary: 'How busy the workers are and when a new build would start',
  description: 'Numbers over all teams, since they share the workers.',
  responses: { 200: jsonAnswer('The queue', QueueView), ...PROBLEMS },
});

const changes = createRoute({
  method: 'get',
  path: '/events',
  ...needs('read'),
  tags: ['Builds'],
  summary: "Says when the team's list of builds changed (Server-Sent Events)",
  description: 'Event `changed` without content, at once and then at most twice a second.',
  responses: {
    200: { description: 'Event stream', content: { 'text/event-stream': { schema: z.string() } } },
    ...PROBLEMS,
  },
});

const me = createRoute({
  method: 'get',
  path: '/me',
  ...needs('read'),
  tags: ['Account'],
  summary: 'Who is asking, and for which team',
  responses: { 200: jsonAnswer('The caller', MeView), ...PROBLEMS },
});

const signInOptions = createRoute({
  method: 'get',
  path: '/sign-in-options',
  tags: ['Account'],
  summary: 'How people can sign in here, besides by link',
  description: 'Public: the sign-in page asks it.',
  security: [],
  responses: { 200: jsonAnswer('The options', SignInOptions), ...PROBLEMS },
});

const setupLink = createRoute({
  method: 'post',
  path: '/setup-links',
  ...needs('manage'),
  tags: ['Account'],
  summary: 'Make the one-time link that signs the first person in',
  description: 'For the operator token only. The link works once and expires after 24 hours.',
  responses: { 201: jsonAnswer('The link', SetupLink), ...PROBLEMS },
});

export function addAccountRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(queue, async (c) => c.json(await readQueue(deps), 200));
  router.openapi(changes, (c) =>
    eventStreamResponse(
      (signal) => streamListChanges(deps, c.var.principal.teamId, signal),
      readerOf(deps, c),
    ),
  );
  router.openapi(me, async (c) => c.json(await readMe(deps, c.var.principal), 200));
  router.openapi(signInOptions, (c) => c.json({ oidc: deps.signInWith }, 200));
  router.openapi(setupLink, async (c) => {
    if (c.var.principal.kind !== 'operator') {
      throw new AppError('FORBIDDEN', 'Only the operator token can make a setup link.');
    }
    const { url, expiresAt } = await deps.createSetupLink();
    return c.json({ url, expiresAt: expiresAt.toISOString() }, 201);
  });
}
