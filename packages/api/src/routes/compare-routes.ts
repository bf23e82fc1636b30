import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ApiDeps, ApiEnv } from '../deps.ts';
import type { ApiRouter } from '../http/create-router.ts';
import { needs } from '../http/needs.ts';
import { jsonAnswer, PROBLEMS } from '../http/route-parts.ts';
import { createTurns } from '../http/take-turns.ts';
import { ComparedVulnerabilities, Comparison } from '../schemas/comparison.ts';
import { IdParam } from '../schemas/page.ts';
import { compareImages } from '../use-cases/compare-images.ts';
import { compareVulnerabilities } from '../use-cases/compare-vulnerabilities.ts';

const TwoImages = IdParam.extend({
  otherId: z.string().openapi({ param: { name: 'otherId', in: 'path' }, example: 'i4x0t2m8vq1z6w3c7hk5' }),
});

const compare = createRoute({
  ...needs('read'),
  method: 'get',
  path: '/images/{id}/compare/{otherId}',
  tags: ['Images'],
  summary: 'What differs from one image to another',
  description:
    'Packages, kernel configuration, sizes, build files, files of the root file system, spec, what the boot tests measured, and with the Yocto engine the build history. What an image lacks for it is named in `missing`. A server compares two pairs at a time; beyond a short queue the answer is 429 with Retry-After.',
  request: { params: TwoImages },
  responses: { 200: jsonAnswer('The differences', Comparison), ...PROBLEMS },
});

const vulnerabilities = createRoute({
  ...needs('read'),
  method: 'get',
  path: '/images/{id}/compare/{otherId}/vulnerabilities',
  tags: ['Images'],
  summary: 'Which known vulnerabilities came, went and stayed from one image to another',
  description:
    'By the CVE reports of the images where both were looked up in a database, otherwise by the data the operator configured; `missing` says so where there is none.',
  request: { params: TwoImages },
  responses: { 200: jsonAnswer('The vulnerabilities', ComparedVulnerabilities), ...PROBLEMS },
});

/** Each piece may read a gigabyte for seconds, in the process that answers everybody. */
const LIMITS = { running: 2, waiting: 10, perKey: 8 };

export function addCompareRoutes(router: ApiRouter, deps: ApiDeps): void {
  const turns = createTurns(LIMITS);
  const inTurn = <T>(c: Context<ApiEnv>, work: () => Promise<T>): Promise<T> =>
    turns.run({
      key: c.var.principal.teamId,
      busy: 'Other images are being compared, as many as this server can at once.',
      signal: c.req.raw.signal,
      work,
    });
  router.openapi(compare, async (c) => {
    const { id, otherId } = c.req.valid('param');
    const { teamId } = c.var.principal;
    return c.json(await inTurn(c, () => compareImages(deps, teamId, id, otherId)), 200);
  });
  router.openapi(vulnerabilities, async (c) => {
    const { id, otherId } = c.req.valid('param');
    const { teamId } = c.var.principal;
    return c.json(await inTurn(c, () => compareVulnerabilities(deps, teamId, id, otherId)), 200);
  });
}
