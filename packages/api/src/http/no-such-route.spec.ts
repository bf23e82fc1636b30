import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { ApiEnv } from '../deps.ts';
import { createNoSuchRoute } from './no-such-route.ts';
import { problemResponse } from './to-problem.ts';

const answer = (): Response => new Response('ok');
const app = new Hono<ApiEnv>();
app.use(async (_, next) => next());
const router = new Hono<ApiEnv>();
router.get('/images', answer).get('/images/:id', answer).delete('/images/:id', answer);
router.post('/images/:id/channel', answer).get('/openapi.json', answer);
app.route('/api/v1', router);
const noSuchRoute = createNoSuchRoute(app);
app.notFound((c) => problemResponse(noSuchRoute(c), 'urn:uuid:1'));

describe('a request no route took', () => {
  it.each([
    ['POST', '/images', 'GET, HEAD'],
    ['PUT', '/images/i1', 'DELETE, GET, HEAD'],
    ['GET', '/images/i1/channel', 'POST'],
    ['HEAD', '/images/i1/channel', 'POST'],
    ['DELETE', '/openapi.json', 'GET, HEAD'],
  ])('is told which methods %s %s could have', async (method, path, allow) => {
    const response = await app.request(`/api/v1${path}`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
  });

  it.each(['/nothing', '/images/i1/nothing', '/images/', '/openapi_json', '/images/i1/channel/x'])(
    'is told that there is nothing at %s',
    async (path) => {
      const response = await app.request(`/api/v1${path}`);
      expect([response.status, response.headers.has('allow')]).toEqual([404, false]);
    },
  );

  it('is not told the secret of its address', async () => {
    const response = await app.request('/api/v1/badge/secret/x/y');
    expect(await response.text()).not.toContain('secret');
  });
});
