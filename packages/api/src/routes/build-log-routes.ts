import { createRoute, z } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, PROBLEMS } from '../http/route-parts.ts';
import { eventStreamResponse } from '../live/event-stream.ts';
import { streamBuildEvents } from '../live/stream-build-events.ts';
import { readerOf } from '../live/stream-reader.ts';
import { LogPage } from '../schemas/lists.ts';
import { IdParam } from '../schemas/page.ts';
import { getBuildView } from '../use-cases/get-build.ts';
import { readBuildLog } from '../use-cases/read-build-log.ts';
import { rawLogResponse } from '../use-cases/stream-raw-log.ts';

const SequenceNumber = z.coerce.number().int().min(1).max(2_000_000_000);

const log = createRoute({
  method: 'get',
  path: '/builds/{id}/log',
  ...needs('read'),
  tags: ['Logs'],
  summary: 'Part of a build log',
  request: {
    params: IdParam,
    query: z.object({
      from: SequenceNumber.default(1).openapi({ description: 'First sequence number' }),
      limit: z.coerce.number().int().min(1).max(20_000).default(5000),
    }),
  },
  responses: { 200: jsonAnswer('Lines in order', LogPage), ...PROBLEMS },
});

const rawLog = createRoute({
  method: 'get',
  path: '/builds/{id}/log/raw',
  ...needs('read'),
  tags: ['Logs'],
  summary: 'The whole log as text, as far as it is written',
  request: { params: IdParam },
  responses: {
    200: {
      description: 'One line per line',
      content: { 'text/plain; charset=utf-8': { schema: z.string() } },
    },
    ...PROBLEMS,
  },
});

const events = createRoute({
  method: 'get',
  path: '/builds/{id}/events',
  ...needs('read'),
  tags: ['Logs'],
  summary: 'Log lines and build changes as they happen (Server-Sent Events)',
  description:
    'Events: `lines` (id is the last sequence number, data an array of LogLine), `build` (data is a Build), `end` (the build is over and every line was sent). Resumes after Last-Event-ID, or at `from`.',
  request: {
    params: IdParam,
    query: z.object({
      from: SequenceNumber.optional().openapi({ description: 'First sequence number wanted; default 1' }),
    }),
    headers: z.object({ 'last-event-id': z.string().optional() }),
  },
  responses: {
    200: { description: 'Event stream', content: { 'text/event-stream': { schema: z.string() } } },
    ...PROBLEMS,
  },
});

function firstWanted(from: number | undefined, lastEventId: string | undefined): number {
  // A browser that reconnects repeats the address with its old `from`; what it saw last is newer.
  if (lastEventId !== undefined && /^\d{1,10}$/.test(lastEventId)) return Number(lastEventId) + 1;
  return from ?? 1;
}

export function addBuildLogRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(log, async (c) => {
    const { from, limit } = c.req.valid('query');
    return c.json(
      await readBuildLog(deps, c.var.principal.teamId, c.req.valid('param').id, from, limit),
      200,
    );
  });
  router.openapi(
    rawLog,
    async (c) => rawLogResponse(deps, c.var.principal.teamId, c.req.valid('param').id) as never,
  );
  router.openapi(events, async (c) => {
    const { id } = c.req.valid('param');
    const { teamId } = c.var.principal;
    // Before the stream starts, so that a stranger gets a 404 and not an empty stream
    await getBuildView(deps, teamId, id);
    const from = firstWanted(c.req.valid('query').from, c.req.valid('header')['last-event-id']);
    return eventStreamResponse(
      (signal) =>
        streamBuildEvents(deps, {
          buildId: id,
          from,
          signal,
          readBuild: () => getBuildView(deps, teamId, id),
        }),
      readerOf(deps, c),
    );
  });
}
