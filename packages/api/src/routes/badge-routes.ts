import { createRoute, z } from '@hono/zod-openapi';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import type { ApiDeps } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { keepAddressPrivate } from '../http/private-answer.ts';
import { PROBLEMS } from '../http/route-parts.ts';
import { noSuchLink } from '../share-links/open-link.ts';
import { readBadge } from '../use-cases/read-badge.ts';

const FILE = /^([a-z0-9][a-z0-9_-]{0,40})\.svg$/;
/** What a 304 says as well as the picture. */
const KEPT_HEADERS = ['referrer-policy', 'x-robots-tag', 'cross-origin-resource-policy'];

const badge = createRoute({
  method: 'get',
  path: '/badge/{token}/{file}',
  security: [],
  tags: ['Sharing'],
  summary: 'Badge that names the latest released image of a board',
  description: 'Public: the link itself is what lets in. `file` is the id of the board and `.svg`.',
  request: {
    params: z.object({
      token: z.string().openapi({ param: { name: 'token', in: 'path' } }),
      file: z.string().openapi({ param: { name: 'file', in: 'path' }, example: 'rpi5.svg' }),
    }),
  },
  responses: {
    200: { description: 'The picture', content: { 'image/svg+xml': { schema: z.string() } } },
    304: { description: 'Not changed' },
    ...PROBLEMS,
  },
});

export function addBadgeRoutes(router: ApiRouter, deps: ApiDeps): void {
  router.use('/badge/*', etag({ retainedHeaders: [...RETAINED_304_HEADERS, ...KEPT_HEADERS] }));
  router.openapi(badge, async (c) => {
    const { token, file } = c.req.valid('param');
    const board = FILE.exec(file)?.[1];
    if (board === undefined) throw noSuchLink();
    return keepAddressPrivate(
      new Response(await readBadge(deps, token, board), {
        headers: {
          'content-type': 'image/svg+xml; charset=utf-8',
          // With an ETag, what makes the image proxies of code hosts ask each time: a link that was revoked, or a
          // release that was replaced, is seen at once
          'cache-control': 'no-cache',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
          // Made to be shown in other sites' pages
          'cross-origin-resource-policy': 'cross-origin',
        },
      }),
    );
  });
}
