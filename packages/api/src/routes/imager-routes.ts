import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createRoute, z } from '@hono/zod-openapi';
import type { ApiDeps } from '../deps.ts';
import { notFound } from '../http/check-id.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { keepAddressPrivate } from '../http/private-answer.ts';
import { jsonAnswer, PROBLEMS } from '../http/route-parts.ts';
import { ImagerOsList } from '../imager/os-list-schema.ts';
import { downloadForImager, readImagerList } from '../use-cases/read-imager-list.ts';

const ICONS: ReadonlySet<string> = new Set(['board.png', 'image.png']);

const Token = z.object({
  token: z.string().openapi({ param: { name: 'token', in: 'path' }, description: 'Secret of the link' }),
});

const list = createRoute({
  method: 'get',
  path: '/imager/{token}/os_list.json',
  security: [],
  tags: ['Sharing'],
  summary: 'Repository for Raspberry Pi Imager',
  description:
    'Public: the link itself is what lets in, because Imager sends neither a cookie nor a header. Only released images (and candidates, when the link says so) are shown.',
  request: { params: Token },
  responses: { 200: jsonAnswer('The list', ImagerOsList), ...PROBLEMS },
});

const download = createRoute({
  method: 'get',
  path: '/imager/{token}/images/{id}/{file}',
  security: [],
  tags: ['Sharing'],
  summary: 'Image or block map of the repository',
  description: 'Public as the list is. Supports HEAD, Range with If-Range, and all preconditions.',
  request: {
    params: Token.extend({
      id: z.string().openapi({ param: { name: 'id', in: 'path' } }),
      file: z.string().openapi({ param: { name: 'file', in: 'path' }, example: 'gateway.img.xz' }),
    }),
  },
  responses: {
    200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
    206: {
      description: 'The range asked for',
      content: { 'application/octet-stream': { schema: z.string() } },
    },
    304: { description: 'Not changed' },
    ...PROBLEMS,
  },
});

export function addImagerRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.openapi(list, async (c) => {
    const response = c.json(await readImagerList(deps, c.req.valid('param').token), 200);
    keepAddressPrivate(response);
    return response;
  });
  router.openapi(download, async (c) => {
    const { token, id, file } = c.req.valid('param');
    const wanted = { token, imageId: id, fileName: file, request: c.req.raw };
    return keepAddressPrivate(await downloadForImager(deps, wanted));
  });
  // Pictures of ours that say nothing of a team
  router.get('/imager-icons/:icon', (c) => {
    const icon = c.req.param('icon');
    if (!ICONS.has(icon)) throw notFound('file');
    const path = join(deps.root, 'packages/api/src/imager/icons', icon);
    return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>, {
      headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=86400' },
    });
  });
}
