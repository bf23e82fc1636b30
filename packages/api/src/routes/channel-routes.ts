import { createRoute, z } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, jsonBody, PROBLEMS } from '../http/route-parts.ts';
import { Channel, ChannelMove, ImageDetail } from '../schemas/image.ts';
import { BoardFilter, IdParam, SearchText } from '../schemas/page.ts';
import { requireArtifact } from '../use-cases/download-artifact.ts';
import { findLatestImage } from '../use-cases/find-latest-image.ts';
import { getImage } from '../use-cases/get-image.ts';
import { moveImage } from '../use-cases/move-image.ts';

const move = createRoute({
  method: 'post',
  path: '/images/{id}/channel',
  // What a step takes depends on the channels, which the use case knows
  ...needs('read'),
  tags: ['Images'],
  summary: 'Move an image into another channel',
  description:
    'draft to candidate and back, with the permission build; candidate to released, released to deprecated and back, with release.',
  request: { params: IdParam, ...jsonBody(ChannelMove) },
  responses: { 200: jsonAnswer('The image', ImageDetail), ...PROBLEMS },
});

const LatestBoard = z.object({
  board: BoardFilter.unwrap().openapi({ param: { name: 'board', in: 'path' }, example: 'rpi5' }),
});
const LatestQuery = z.object({
  channel: Channel.default('released'),
  name: SearchText.openapi({ description: 'Only images of this name' }),
});

const latest = createRoute({
  method: 'get',
  path: '/latest/{board}',
  ...needs('read'),
  tags: ['Images'],
  summary: 'The image of a board that came last into a channel',
  request: { params: LatestBoard, query: LatestQuery },
  responses: { 200: jsonAnswer('The image', ImageDetail), ...PROBLEMS },
});

const latestArtifact = createRoute({
  method: 'get',
  path: '/latest/{board}/artifacts/{kind}',
  ...needs('read'),
  tags: ['Images'],
  summary: "Go to an artifact of a channel's latest image",
  description: 'An address that stays: it leads to the download of whatever image is the latest now.',
  request: {
    params: LatestBoard.extend({
      kind: z.string().openapi({ param: { name: 'kind', in: 'path' }, example: 'img.zst' }),
    }),
    query: LatestQuery,
  },
  responses: { 307: { description: 'Where the file is' }, ...PROBLEMS },
});

export function addChannelRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(move, async (c) =>
    c.json(await moveImage(deps, c.var.principal, c.req.valid('param').id, c.req.valid('json')), 200),
  );
  router.openapi(latest, async (c) => {
    const { teamId } = c.var.principal;
    const id = await findLatestImage(deps, teamId, { ...c.req.valid('param'), ...c.req.valid('query') });
    return c.json(await getImage(deps, teamId, id), 200);
  });
  router.openapi(latestArtifact, async (c) => {
    const { board, kind } = c.req.valid('param');
    const { teamId } = c.var.principal;
    const imageId = await findLatestImage(deps, teamId, { board, ...c.req.valid('query') });
    await requireArtifact(deps, teamId, { imageId, kind });
    return c.redirect(`/api/v1/images/${imageId}/artifacts/${encodeURIComponent(kind)}`, 307);
  });
}
